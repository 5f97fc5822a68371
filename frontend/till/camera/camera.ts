import { t } from "../i18n/words.ts";
import { createDetector } from "./detector.ts";

/** Why there is no picture, in a sentence for the cashier. */
export class NoCamera extends Error {}

/** Often enough for a code that is held still, and gentle to a phone's battery. */
const LOOK_EVERY_MS = 120;

/** Shows what the camera sees in `video`, and resolves with the first code in it; null once `signal` ends it. */
export async function scanWith(video: HTMLVideoElement, signal: AbortSignal): Promise<string | null> {
  const stream = await open();
  const stop = () => {
    for (const track of stream.getTracks()) track.stop();
  };
  try {
    const detector = await createDetector();
    video.srcObject = stream;
    await video.play();
    while (!signal.aborted) {
      const found = video.readyState >= video.HAVE_CURRENT_DATA ? await detector.detect(video) : [];
      const [code] = found;
      if (code?.rawValue && !signal.aborted) return code.rawValue;
      await pause(LOOK_EVERY_MS);
    }
    return null;
  } catch (failure) {
    if (signal.aborted) return null;
    throw failure;
  } finally {
    stop();
    video.srcObject = null;
  }
}

async function open(): Promise<MediaStream> {
  // Browsers offer it on safe pages only: https, or this computer's own.
  if (!navigator.mediaDevices) throw new NoCamera(t.thisBrowserHasNo);
  try {
    const video = { facingMode: "environment", width: { ideal: 1280 }, height: { ideal: 720 } };
    return await navigator.mediaDevices.getUserMedia({ video, audio: false });
  } catch (failure) {
    throw new NoCamera(whyNot(failure));
  }
}

function whyNot(failure: unknown): string {
  switch (failure instanceof DOMException ? failure.name : "") {
    case "NotAllowedError":
      return t.theCameraIsBlocked;
    case "NotFoundError":
    case "OverconstrainedError":
      return t.noCameraWasFound;
    case "NotReadableError":
      return t.anotherProgramIs;
    default:
      return t.theCameraDidnt;
  }
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
