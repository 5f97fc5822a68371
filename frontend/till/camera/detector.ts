/** Finds QR codes in a picture: as browsers do it themselves where they can. */
export interface Detector {
  detect(picture: CanvasImageSource): Promise<{ rawValue: string }[]>;
}

interface DetectorClass {
  new (options: { formats: string[] }): Detector;
  getSupportedFormats(): Promise<readonly string[]>;
}

/** The browser's own where there is one, else ours, which is fetched only then. */
export async function createDetector(): Promise<Detector> {
  const own = (globalThis as { BarcodeDetector?: DetectorClass }).BarcodeDetector;
  const formats: readonly string[] = (await own?.getSupportedFormats().catch(() => [])) ?? [];
  if (own && formats.includes("qr_code")) return new own({ formats: ["qr_code"] });
  const { BarcodeDetector } = await import("qr/decode.js");
  const ours = new BarcodeDetector({ formats: ["qr_code"] });
  // A video's frame is what is on the screen; nothing else is handed over.
  return { detect: (picture) => ours.detect(picture as HTMLVideoElement) };
}
