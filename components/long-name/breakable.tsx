import { Fragment } from 'react'

/** An address, a range of ports or an id, which breaks only after `:` or `/`: never inside a number. */
export function Breakable({ text }: { readonly text: string }) {
  const parts = text.split(/(?<=[:/])/)
  return parts.map((part, index) => (
    // A part is its place.
    <Fragment key={`${String(index)} ${part}`}>
      {part}
      <wbr />
    </Fragment>
  ))
}
