/** Ends the reading; what was read until then stays. */
export class Broken extends Error {
  constructor(readonly at: number) {
    super()
  }
}

/** Where a reader of HCL stands in its text. */
export class HclCursor {
  protected at = 0

  constructor(protected readonly text: string) {}

  /** White space and comments; line ends too where they mean nothing. */
  protected space(lines: boolean): void {
    const blank = lines ? /[\s\ufeff]+/y : /[^\S\n\r]+/y
    const note = lines ? /#[^\n]*|\/\/[^\n]*/y : /(?:#|\/\/)[^\n]*/y
    for (;;) {
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
