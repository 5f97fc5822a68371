import { writeFile } from "node:fs/promises";
import { encodeQR } from "qr";

const WIDTH = 640;
const HEIGHT = 480;
const FRAMES = 10;
const WHITE = 235;
const BLACK = 16;
const GREY = 128;

/** Writes a film of a QR code held before a camera, as Chromium plays it for one (YUV4MPEG2, 4:2:0). */
export async function filmOf(text: string, file: string): Promise<void> {
  const luma = Buffer.alloc(WIDTH * HEIGHT, WHITE);
  const modules = encodeQR(text, "raw", { border: 4 });
  const size = Math.floor(HEIGHT / modules.length);
  const [left, top] = [WIDTH, HEIGHT].map((room) => Math.floor((room - size * modules.length) / 2));
  for (const [y, row] of modules.entries())
    for (const [x, dark] of row.entries())
      for (let line = 0; dark && line < size; line++) {
        const start = ((top ?? 0) + y * size + line) * WIDTH + (left ?? 0) + x * size;
        luma.fill(BLACK, start, start + size);
      }
  const colours = Buffer.alloc((WIDTH * HEIGHT) / 2, GREY);
  const head = Buffer.from(`YUV4MPEG2 W${WIDTH} H${HEIGHT} F10:1 Ip A1:1 C420jpeg\n`);
  const frame = Buffer.concat([Buffer.from("FRAME\n"), luma, colours]);
  await writeFile(file, Buffer.concat([head, ...Array(FRAMES).fill(frame)]));
}
