/**
 * Two TCPs and the network between them, as far as opening, one request and closing need it: the state machine of
 * RFC 9293, section 3.10, driven by calls, arrivals and timers. It records what happens as a {@link Timeline}.
 */
import type { System } from '../bind/model';
import { words, type Happening } from './words';
import type { End, Flag, Moment, Segment, TcpState, Timeline, TimeWaitSpan } from './model';

/** Seconds that a segment travels. */
export const oneWay = 0.05;
/** Seconds after which a FIN without an ACK is sent again: the least that RFC 6298, section 2.4, allows. */
export const retransmitAfter = 1;

export interface World {
  readonly system: System;
  /** Seconds of TIME-WAIT; 0: the end forgets the connection at once. */
  readonly timeWait: number;
  readonly timeWaitConfirmed: boolean;
  /** Whether a reset with exactly the expected number ends TIME-WAIT. */
  readonly resetEndsTimeWait: boolean;
  /** Whether the first ACK that answers a second FIN gets lost. */
  readonly lastAckLost: boolean;
  /** A copy of the last data sent to this end arrives there again, at this second. */
  readonly lateCopy?: { readonly to: End; readonly at: number };
  /** What the program of an end does once it has read the end of the stream or an error, and how long after. */
  readonly react: (end: End) => { readonly after: number; readonly how: 'close' | 'kill' } | undefined;
}

interface EndState {
  state: TcpState;
  /** Next number to send and next one expected, counted from the first of the sender. */
  next: number;
  expected: number;
  /** Up to where the other end has acknowledged. */
  acknowledged: number;
  /** Counts the connections of this end, so that timers of an old one come to nothing. */
  generation: number;
  timeWaitUntil: number;
}

/** A segment with its numbers as numbers. */
interface Wire {
  readonly shown: Omit<Segment, 'arrivesAt'>;
  readonly number: number;
  readonly acknowledges: number | undefined;
  /** A copy that the network has held up. */
  readonly late: boolean;
}

const requestLength = 100;
const answerLength = 300;

export function otherEnd(end: End): End {
  return end === 'server' ? 'client' : 'server';
}

export class Simulation {
  readonly #world: World;
  readonly #ends: Record<End, EndState> = {
    client: { state: 'CLOSED', next: 0, expected: 0, acknowledged: 0, generation: 0, timeWaitUntil: 0 },
    server: { state: 'LISTEN', next: 0, expected: 0, acknowledged: 0, generation: 0, timeWaitUntil: 0 },
  };
  readonly #queue: { at: number; order: number; run: () => void }[] = [];
  readonly #moments: Moment[] = [];
  readonly #segments: Segment[] = [];
  readonly #ids = new Map<string, number>();
  #now = 0;
  #order = 0;
  #listening = true;
  #arrived: string | undefined;
  #sent: string[] = [];
  #ackToLose: boolean;
  #copyMade = false;
  #timeWait: TimeWaitSpan | undefined;

  constructor(world: World) {
    this.#world = world;
    this.#ackToLose = world.lastAckLost;
  }

  /** Plans something for a time, in seconds. Of things at the same time, what was planned first comes first. */
  at(seconds: number, run: () => void): void {
    this.#queue.push({ at: toMilliseconds(seconds), order: this.#order++, run });
  }

  /** Plays everything that was planned and what follows from it. */
  play(): Omit<Timeline, 'remarks'> {
    for (;;) {
      this.#queue.sort((a, b) => a.at - b.at || a.order - b.order);
      const event = this.#queue.shift();
      if (event === undefined) break;
      this.#now = event.at;
      event.run();
    }
    return {
      system: this.#world.system,
      moments: this.#moments,
      segments: this.#segments,
      ...(this.#timeWait === undefined ? {} : { timeWait: this.#timeWait }),
      until: (this.#moments.at(-1)?.at ?? 0) + 2,
    };
  }

  /** The client calls connect(). */
  connect(): void {
    const client = this.#ends.client;
    const again = client.generation > 0;
    client.state = 'SYN-SENT';
    client.next = 1;
    client.acknowledged = 0;
    client.generation++;
    this.#send('client', ['SYN'], 'SYN', 0);
    this.#tell(again ? 'connects-again' : 'connects', 'client');
  }

  /** The client sends its request. */
  request(): void {
    this.#send('client', ['ACK'], 'data', this.#ends.client.next, requestLength);
    this.#ends.client.next += requestLength;
    this.#tell('sends', 'client');
  }

  /**
   * The program of an end closes its socket, or its process ends.
   * @param stop whether the server's listener is closed by it
   * @param linger with SO_LINGER {1, 0}: reset instead of FIN
   */
  close(end: End, stop: boolean, killed: boolean, linger: boolean): void {
    const self = this.#ends[end];
    const stopsListening = stop && this.#listening;
    if (stopsListening) this.#listening = false;
    const about = { stopsListening, killed };
    if (self.state !== 'ESTABLISHED' && self.state !== 'CLOSE-WAIT') {
      if (stopsListening) this.#tell('closes-listener', end, about);
      return;
    }
    if (linger) {
      this.#send(end, ['RST', 'ACK'], 'RST', self.next);
      self.state = 'CLOSED';
      this.#tell('aborts', end, about);
      return;
    }
    const first = self.state === 'ESTABLISHED';
    self.state = first ? 'FIN-WAIT-1' : 'LAST-ACK';
    const fin = self.next;
    self.next++;
    this.#send(end, ['FIN', 'ACK'], 'FIN', fin);
    this.#repeatLater(end, fin, self.generation);
    const alone = killed ? 'is-killed' : stopsListening ? 'is-stopped' : 'closes';
    this.#tell(first ? alone : 'closes-too', end, about);
  }

  #repeatLater(end: End, fin: number, generation: number): void {
    const self = this.#ends[end];
    this.at(this.#now + retransmitAfter, () => {
      if (self.generation !== generation || !['FIN-WAIT-1', 'LAST-ACK'].includes(self.state)) return;
      this.#send(end, ['FIN', 'ACK'], 'FIN (again)', fin);
      this.#repeatLater(end, fin, generation);
      this.#tell('repeats-fin', end);
    });
  }

  #send(from: End, flags: readonly Flag[], label: string, number: number, length = 0, lost = false): void {
    const acknowledges = flags.includes('ACK') ? this.#ends[from].expected : undefined;
    const [mine, theirs] = from === 'client' ? ['x', 'y'] : ['y', 'x'];
    const shown = {
      id: this.#id(`${from}-${label.toLowerCase().match(/\w+/g)?.join('-') ?? ''}`),
      from,
      flags,
      label,
      seq: symbol(mine, number),
      ...(acknowledges === undefined ? {} : { ack: symbol(theirs, acknowledges) }),
      length,
      sentAt: this.#now,
    };
    const wire: Wire = { shown, number, acknowledges, late: false };
    this.#sent.push(shown.id);
    this.#travel(wire, lost ? undefined : toMilliseconds(this.#now + oneWay));
    const { lateCopy } = this.#world;
    if (lateCopy !== undefined && lateCopy.to !== from && length > 0 && !this.#copyMade) {
      this.#copyMade = true;
      this.#travel({ ...wire, shown: { ...shown, id: 'late-copy', label: 'late copy' }, late: true }, lateCopy.at);
    }
  }

  #travel(wire: Wire, arrivesAt: number | undefined): void {
    this.#segments.push({ ...wire.shown, ...(arrivesAt === undefined ? {} : { arrivesAt }) });
    if (arrivesAt !== undefined) this.at(arrivesAt, () => this.#arrive(wire));
  }

  /** RFC 9293, section 3.10.7, "SEGMENT ARRIVES". */
  #arrive(wire: Wire): void {
    this.#arrived = wire.shown.id;
    const end = otherEnd(wire.shown.from);
    const self = this.#ends[end];
    const has = (flag: Flag): boolean => wire.shown.flags.includes(flag);
    if (!wire.late && wire.acknowledges !== undefined)
      self.acknowledged = Math.max(self.acknowledged, wire.acknowledges);
    if (has('RST')) {
      this.#arriveReset(end, wire);
    } else if (self.state === 'CLOSED' || self.state === 'LISTEN') {
      this.#arriveAtNobody(end, wire);
    } else if (self.state === 'SYN-SENT') {
      self.expected = 1;
      self.state = 'ESTABLISHED';
      this.#send(end, ['ACK'], 'ACK', self.next);
      this.#tell('is-connected', end);
    } else if (wire.number < self.expected) {
      this.#arriveOld(end, wire);
    } else if (wire.shown.length > 0) {
      this.#arriveData(end, wire);
    } else if (has('FIN')) {
      this.#arriveFin(end);
    } else {
      this.#arriveAck(end, wire);
    }
    this.#arrived = undefined;
  }

  #arriveAtNobody(end: End, wire: Wire): void {
    const self = this.#ends[end];
    if (wire.shown.flags.includes('SYN') && end === 'server' && this.#listening) {
      self.state = 'SYN-RECEIVED';
      self.next = 1;
      self.expected = 1;
      self.acknowledged = 0;
      self.generation++;
      this.#send(end, ['SYN', 'ACK'], 'SYN, ACK', 0);
      this.#tell('gets-syn', end);
      return;
    }
    // A reset takes its number from the ACK that it answers, so that the other end believes it.
    this.#send(end, ['RST'], 'RST', wire.acknowledges ?? 0);
    this.#tell(wire.late ? 'refuses-late-copy' : wire.shown.flags.includes('FIN') ? 'refuses-fin' : 'refuses-ack', end);
  }

  #arriveReset(end: End, wire: Wire): void {
    const self = this.#ends[end];
    if (self.state === 'CLOSED' || self.state === 'LISTEN') return;
    if (self.state === 'TIME-WAIT') {
      if (!this.#world.resetEndsTimeWait || wire.number !== self.expected) {
        this.#tell('ignores-reset', end);
        return;
      }
      this.#endTimeWait(end, true);
      this.#tell('loses-time-wait', end);
      return;
    }
    const waitsForAck = self.state === 'LAST-ACK';
    self.state = 'CLOSED';
    this.#tell(waitsForAck ? 'gets-reset-in-last-ack' : 'is-aborted', end);
    if (!waitsForAck) this.#react(end);
  }

  /** A segment whose number was had before: it is acknowledged and thrown away. */
  #arriveOld(end: End, wire: Wire): void {
    const self = this.#ends[end];
    this.#send(end, ['ACK'], wire.late ? 'ACK' : 'ACK (again)', self.next);
    if (wire.shown.flags.includes('FIN') && self.state === 'TIME-WAIT') {
      this.#startTimeWait(end);
      this.#tell('answers-fin-again', end);
    } else {
      this.#tell('drops-late-copy', end);
    }
  }

  #arriveData(end: End, wire: Wire): void {
    const self = this.#ends[end];
    self.expected += wire.shown.length;
    if (wire.late) {
      this.#send(end, ['ACK'], 'ACK', self.next);
      this.#tell('reads-late-copy', end);
    } else if (end === 'server') {
      this.#send(end, ['ACK'], 'data', self.next, answerLength);
      self.next += answerLength;
      this.#tell('gets-data', end);
    } else {
      this.#send(end, ['ACK'], 'ACK', self.next);
      this.#tell('gets-data', end);
    }
  }

  #arriveFin(end: End): void {
    const self = this.#ends[end];
    self.expected++;
    if (self.state === 'ESTABLISHED') {
      self.state = 'CLOSE-WAIT';
      this.#send(end, ['ACK'], 'ACK', self.next);
      this.#tell('gets-fin', end);
      this.#react(end);
      return;
    }
    const lost = this.#ackToLose;
    this.#ackToLose = false;
    this.#send(end, ['ACK'], 'ACK', self.next, 0, lost);
    if (this.#world.timeWait === 0) {
      self.state = 'CLOSED';
      this.#tell('forgets-at-once', end, { lost });
      return;
    }
    self.state = 'TIME-WAIT';
    this.#startTimeWait(end);
    this.#tell('enters-time-wait', end, { lost });
  }

  #arriveAck(end: End, wire: Wire): void {
    const self = this.#ends[end];
    if (self.state === 'SYN-RECEIVED') {
      self.state = 'ESTABLISHED';
      this.#tell('accepts', end);
    } else if (self.state === 'FIN-WAIT-1' && wire.acknowledges === self.next) {
      self.state = 'FIN-WAIT-2';
      this.#tell('fin-is-acked', end);
    } else if (self.state === 'LAST-ACK' && wire.acknowledges === self.next) {
      self.state = 'CLOSED';
      this.#tell('is-done', end);
    } else if (self.state === 'ESTABLISHED' && end === 'server') {
      this.#tell('gets-ack', end);
    }
  }

  #react(end: End): void {
    const reaction = this.#world.react(end);
    if (reaction !== undefined) {
      const killed = reaction.how === 'kill';
      this.at(this.#now + reaction.after, () => this.close(end, killed, killed, false));
    }
  }

  #startTimeWait(end: End): void {
    const self = this.#ends[end];
    const until = toMilliseconds(this.#now + this.#world.timeWait);
    const from = this.#timeWait?.from ?? this.#now;
    self.timeWaitUntil = until;
    this.#timeWait = { end, from, to: until, confirmed: this.#world.timeWaitConfirmed, cutShort: false };
    this.at(until, () => {
      if (self.state !== 'TIME-WAIT' || self.timeWaitUntil !== until) return;
      this.#endTimeWait(end, false);
      this.#tell('leaves-time-wait', end);
    });
  }

  #endTimeWait(end: End, cutShort: boolean): void {
    this.#ends[end].state = 'CLOSED';
    if (this.#timeWait !== undefined) this.#timeWait = { ...this.#timeWait, to: this.#now, cutShort };
  }

  #id(name: string): string {
    const count = (this.#ids.get(name) ?? 0) + 1;
    this.#ids.set(name, count);
    return count === 1 ? name : `${name}-${String(count)}`;
  }

  #tell(
    happening: Happening,
    end: End,
    {
      lost = false,
      stopsListening = false,
      killed = false,
    }: { lost?: boolean; stopsListening?: boolean; killed?: boolean } = {},
  ): void {
    this.#moments.push({
      id: this.#id(`${end}-${happening}`),
      at: this.#now,
      end,
      ...words(happening, end, { system: this.#world.system, lost, stopsListening, killed }),
      server: this.#ends.server.state,
      client: this.#ends.client.state,
      listening: this.#listening,
      ...(this.#arrived === undefined ? {} : { arrived: this.#arrived }),
      sent: this.#sent,
      unacknowledged: this.#ends.server.next - this.#ends.server.acknowledged,
    });
    this.#sent = [];
  }
}

/** So that sums of seconds stay what they say. */
function toMilliseconds(seconds: number): number {
  return Math.round(seconds * 1000) / 1000;
}

/** "x", "x+101": a number as an offset from the sender's first one. */
function symbol(name: string, offset: number): string {
  return offset === 0 ? name : `${name}+${String(offset)}`;
}
