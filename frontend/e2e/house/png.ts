import { crc32, deflateSync } from "node:zlib";

const SIGNATURE = Buffer.from("89504e470d0a1a0a", "hex");
const EIGHT_BIT_RGB = [8, 2, 0, 0, 0];

/** A picture of one colour that no other run has made. */
export function png(width = 240, height = 160): Buffer {
  const colour = Buffer.from([0, 1, 2].map(() => Math.floor(Math.random() * 256)));
  const row = Buffer.concat([Buffer.from([0]), Buffer.concat(Array.from({ length: width }, () => colour))]);
  const pixels = Buffer.concat(Array.from({ length: height }, () => row));
  const header = Buffer.concat([whole(width), whole(height), Buffer.from(EIGHT_BIT_RGB)]);
  return Buffer.concat([
    SIGNATURE,
    chunk("IHDR", header),
    chunk("IDAT", deflateSync(pixels)),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  return Buffer.concat([whole(data.length), body, whole(crc32(body))]);
}

function whole(number: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(number);
  return bytes;
}
