import { Fragment } from 'react'

/** Where a name may be broken: between its words and after what separates its parts. */
const seam = /(?<=[a-z0-9])(?=[A-Z])|(?<=[.:/_=,])(?=[^\s.:/_=,])/

/** Names up to this long fit on a phone, in characters. */
const short = 22

/** A name such as that of an operation or an error: where a phone is too narrow for it, it is broken where words meet. */
export function LongName({ children: name }: { readonly children: string }) {
  if (!name.split(/\s/).some((word) => word.length > short)) return name
  return name.split(seam).map((part, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: parts of one text, which come and go together
    <Fragment key={at}>
      {at > 0 ? <wbr /> : null}
      {part}
    </Fragment>
  ))
}
