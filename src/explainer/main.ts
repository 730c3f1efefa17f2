/** The panel's page: draws what its state says, and tells the editor what the user asks for. */
import './elements';
import { render } from 'lit';
import { initialState } from './initial';
import { Panel } from './panel';
import { Store } from './state';
import { isHostMessage } from './validate';
import { body } from './view/body';
import { page } from './view/page';

/** Until the picture's place has been measured. */
let figureWidth = 480;

const store = new Store(initialState, draw);
const panel = new Panel(store, draw);

function draw(): void {
  render(
    page(
      store.state,
      (view) => body(view, panel, figureWidth),
      (view) => panel.turnTo(view),
    ),
    document.body,
  );
  measure();
}

/** A picture is drawn at its real size, so another width of its place needs another picture. */
function measure(): void {
  const width = document.querySelector('.figure')?.clientWidth ?? 0;
  if (width > 0 && width !== figureWidth) {
    figureWidth = width;
    draw();
  }
}

/** What CSS alone cannot do: tables with many columns need more room. */
function fit(): void {
  const em = parseFloat(getComputedStyle(document.body).fontSize);
  document.body.classList.toggle('narrow', document.body.clientWidth < 36 * em);
  document.body.classList.toggle('medium', document.body.clientWidth < 52 * em);
  measure();
}

let started = false;

/** The first message says what the page is about; only then is there something to draw. */
function start(): void {
  started = true;
  fit();
  new ResizeObserver(fit).observe(document.body);
  // Themes and the wish for less motion are classes of the body.
  new MutationObserver(draw).observe(document.body, { attributeFilter: ['class'] });
  window.addEventListener('scroll', () => panel.setScroll(window.scrollY), { passive: true });
}

window.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
  if (!isHostMessage(data)) {
    return;
  }
  const moved = panel.show(data);
  if (!started) {
    start();
    if (!moved) panel.scrollBack();
  }
});

store.send({ type: 'ready' });
