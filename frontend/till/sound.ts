import { type ReadonlySignal, signal } from "@preact/signals";

/** What the till says with tones, so that nobody has to look. */
export type Tune = "yes" | "no" | "careful";

/** Each tone: how high in Hz, from when and for how long in seconds. */
const TUNES: Record<Tune, readonly [hz: number, at: number, long: number][]> = {
  yes: [
    [784, 0, 0.11],
    [1175, 0.11, 0.2],
  ],
  no: [
    [196, 0, 0.17],
    [165, 0.21, 0.3],
  ],
  careful: [
    [392, 0, 0.13],
    [392, 0.2, 0.13],
  ],
};

const KEY = "promobot.till.sound";
const LOUD = 0.22;

export interface Sound {
  on: ReadonlySignal<boolean>;
  turn(on: boolean): void;
  play(tune: Tune): void;
}

/** Tones of the browser's own; the choice to hear them is this browser's. */
export function createSound(): Sound {
  const on = signal(remembered());
  let context: AudioContext | undefined;

  /** A browser lets a page sound only after somebody touched it, and some have no sound at all. */
  function awake(): AudioContext | null {
    try {
      context ??= new AudioContext();
      if (context.state === "suspended") void context.resume().catch(() => {});
      return context;
    } catch {
      return null;
    }
  }

  return {
    on,
    turn(wanted) {
      on.value = wanted;
      try {
        localStorage.setItem(KEY, wanted ? "on" : "off");
      } catch {
        // It holds until the page is left.
      }
    },
    play(tune) {
      const player = on.peek() ? awake() : null;
      if (player) for (const [hz, at, long] of TUNES[tune]) tone(player, hz, player.currentTime + at, long);
    },
  };
}

function tone(player: AudioContext, hz: number, at: number, long: number): void {
  const [voice, volume] = [player.createOscillator(), player.createGain()];
  voice.type = "triangle";
  voice.frequency.value = hz;
  // Without a soft end a tone clicks.
  volume.gain.setValueAtTime(LOUD, at);
  volume.gain.exponentialRampToValueAtTime(0.001, at + long);
  voice.connect(volume).connect(player.destination);
  voice.start(at);
  voice.stop(at + long);
}

function remembered(): boolean {
  try {
    return localStorage.getItem(KEY) !== "off";
  } catch {
    return true;
  }
}
