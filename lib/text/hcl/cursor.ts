/** Ends the reading; what was read until then stays. No `Error`: hostile texts break often, and a stack takes long to write. */
export class Broken {
  constructor(readonly at: number) {}
}

/** Where a reader of HCL stands in its text. */
export class HclCursor {
  constructor(
    protected readonly text: string,
    protected at = 0,
  ) {}

  /** White space and comments; line ends too where they mean nothing. */
  protected space(lines: boolean): void {
    const blank = lines ? /[\s\ufeff]+/y : /[^\S\n\r]+/y
    const note = lines ? /#[^\n]*|\/\/[^\n]*/y : /(?:#|\/\/)[^\n]*/y
    for (;;) {
      const next = this.text.charCodeAt(this.at)
      // Most often a letter, a digit or a sign comes next.
      if (next > 0x2f && next < 0x80) return
      const before = this.at
      this.skip(blank)
      this.skip(note)
      if (this.text.startsWith('/*', this.at)) {
        const end = this.text.indexOf('*/', this.at + 2)
        this.at = end < 0 ? this.text.length : end + 2
      }
      if (this.at === before) return
    }
  }

  protected skip(pattern: RegExp): boolean {
    pattern.lastIndex = this.at
    if (!pattern.test(this.text)) return false
    this.at = pattern.lastIndex
    return true
  }

  protected take(pattern: RegExp): string {
    const from = this.at
    return this.skip(pattern) ? this.text.slice(from, this.at) : ''
  }
}
