/** A browser storage for tests that can be full or forbidden. */
export class FakeStorage implements Storage {
  [name: string]: unknown;
  private readonly kept = new Map<string, string>();
  /** How it fails. */
  trouble: "none" | "full" | "forbidden" = "none";

  get length(): number {
    this.read();
    return this.kept.size;
  }

  key(at: number): string | null {
    this.read();
    return [...this.kept.keys()][at] ?? null;
  }

  getItem(key: string): string | null {
    this.read();
    return this.kept.get(key) ?? null;
  }

  setItem(key: string, value: string): void {
    if (this.trouble !== "none") throw new Error("QuotaExceededError");
    this.kept.set(key, value);
  }

  removeItem(key: string): void {
    this.read();
    this.kept.delete(key);
  }

  clear(): void {
    this.kept.clear();
  }

  private read(): void {
    if (this.trouble === "forbidden") throw new Error("SecurityError");
  }
}
