const SIDE = 1_024;

/** Saves a QR code as a picture that any program takes. */
export async function savePng(code: string, name: string): Promise<void> {
  const image = new Image(SIDE, SIDE);
  image.src = code;
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = SIDE;
  canvas.height = SIDE;
  const paper = canvas.getContext("2d");
  if (!paper) return;
  paper.imageSmoothingEnabled = false;
  paper.drawImage(image, 0, 0, SIDE, SIDE);
  const link = document.createElement("a");
  link.href = canvas.toDataURL("image/png");
  link.download = `${name}.png`;
  link.click();
}
