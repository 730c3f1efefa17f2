/** The panel's page: draws what its state says, and tells the editor what the user asks for. */
import '../../media/explainer.css';
import { render } from 'lit';
import { Store } from './state';
import { isHostMessage } from './validate';
import { page, type PageActions } from './view/page';

/** Until the picture's place has been measured. */
let figureWidth = 480;

const store = new Store(draw);

const actions: PageActions = {
  reveal: (step) => {
    const { code } = store.state;
    if (code !== undefined) {
      store.send({ type: 'reveal', step, version: code.version });
    }
  },
  fix: () => {
    const { code } = store.state;
    if (code !== undefined) {
      store.send({ type: 'fix', version: code.version });
    }
  },
  chooseCloser: (closer) => {
    store.chooseCloser(closer);
  },
  toggleNote: (id, open) => {
    store.setOpen(id, open);
  },
};

function draw(): void {
  render(page(store.state, figureWidth, actions), document.body);
}

/** What CSS alone cannot do: the picture is drawn at its real size, and tables with many columns need more room. */
function fit(): void {
  const em = parseFloat(getComputedStyle(document.body).fontSize);
  document.body.classList.toggle('narrow', document.body.clientWidth < 36 * em);
  document.body.classList.toggle('medium', document.body.clientWidth < 52 * em);
  const width = document.querySelector('.figure')?.clientWidth ?? 0;
  if (width > 0 && width !== figureWidth) {
    figureWidth = width;
    draw();
  }
}

let started = false;

/** The first message says what the page is about; only then is there something to draw. */
function start(): void {
  started = true;
  fit();
  window.scrollTo({ top: store.state.scroll, behavior: 'instant' });
  new ResizeObserver(fit).observe(document.body);
  window.addEventListener(
    'scroll',
    () => {
      store.setScroll(window.scrollY);
    },
    { passive: true },
  );
}

window.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
  if (!isHostMessage(data)) {
    return;
  }
  store.showCode(data.code);
  if (!started) {
    start();
  }
  if (data.asked) {
    window.scrollTo({ top: 0, behavior: 'instant' });
  }
});

store.send({ type: 'ready' });
