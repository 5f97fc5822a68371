import { writeFile } from "node:fs/promises";
import type { Page } from "@playwright/test";

const WIDTH = 640;
const HEIGHT = 480;
const FRAMES = 10;
const GREY = 128;

/** Films a picture of a page as if it was held before a camera, in the way Chromium plays it for one (YUV4MPEG2, 4:2:0). */
export async function filmOf(page: Page, picture: string, file: string): Promise<void> {
  const luma = Buffer.from(await page.evaluate(lumaOf, { picture, width: WIDTH, height: HEIGHT }));
  const colours = Buffer.alloc((WIDTH * HEIGHT) / 2, GREY);
  const head = Buffer.from(`YUV4MPEG2 W${WIDTH} H${HEIGHT} F10:1 Ip A1:1 C420jpeg\n`);
  const frame = Buffer.concat([Buffer.from("FRAME\n"), luma.subarray(0, WIDTH * HEIGHT), colours]);
  await writeFile(file, Buffer.concat([head, ...Array(FRAMES).fill(frame)]));
}

/** How bright each point of the picture is, in the middle of a white wall. */
async function lumaOf({ picture, width, height }: { picture: string; width: number; height: number }) {
  const image = new Image();
  image.src = picture;
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = width;
  canvas.height = height;
  const paper = canvas.getContext("2d");
  if (!paper) throw new Error("no canvas");
  paper.fillStyle = "white";
  paper.fillRect(0, 0, width, height);
  const size = height * 0.8;
  paper.drawImage(image, (width - size) / 2, (height - size) / 2, size, (size * image.height) / image.width);
  const { data } = paper.getImageData(0, 0, width, height);
  return Array.from({ length: width * height }, (_, point) => data[point * 4] ?? 255);
}
