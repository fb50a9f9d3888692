/** What the build has written into the page for this script (build/light). */

/** Id of the JSON block that names the page's style sheets and scripts. */
declare const LISTING: string

interface Listing {
  readonly styles: readonly string[]
  readonly scripts: readonly string[]
  /** What the bundler's runtime is told of the page, before or after it has come. */
  readonly entries: readonly unknown[]
  /** Where the props of the page are. */
  readonly data: string
  /** What its islands are made of, where it has any. */
  readonly islands?: IslandFiles
}

export interface IslandFiles {
  readonly script: string
  /** What the script calls the function that begins a part. */
  readonly begins: string
  readonly data: string
}

/** Null on a page whose scripts are there from the start. */
export function listed(): Listing | null {
  return JSON.parse(document.getElementById(LISTING)?.textContent ?? 'null')
}
