import { type LintFault, lineAt, type Sources } from './sources'

/** Where the scales of type and space are written: the one place of absolute lengths. */
const scales = 'components/page/theme.css'

/** Properties that say how large a text is, or how far one thing stands from another. */
const scaled =
  /^(?:font|font-size|margin|padding|gap|row-gap|column-gap|scroll-margin|scroll-padding)(?:-(?:block|inline|top|right|bottom|left)(?:-(?:start|end))?)?$/

/** A length that is measured by nothing of the page. A hairline of one pixel is no step of a scale. */
const absolute = /(?<![\w.-])-?(?!1px)(?:\d+(?:\.\d+)?|\.\d+)(?:rem|px|pt|cm|mm|vh|vw|svh|dvh)(?![\w%])/

/** Sizes of text and spacing that are not taken from the tokens of the theme. */
export function looseSizes(sources: Sources): LintFault[] {
  return [...sources]
    .filter(([path]) => path.endsWith('.css') && path !== scales)
    .flatMap(([path, text]) => {
      const plain = text.replace(/\/\*[^*]*\*+(?:[^/*][^*]*\*+)*\//g, (comment) => comment.replace(/[^\n]/g, ' '))
      return [...plain.matchAll(/(?<=[{;\s])([a-z-]+)\s*:([^;{}]+)(?=[;}])/g)].flatMap((match) => {
        const [, property = '', value = ''] = match
        const found = scaled.test(property) ? absolute.exec(value) : null
        if (!found) return []
        const declaration = `${property}: ${value.trim()}`
        return [
          {
            path,
            line: lineAt(text, match.index),
            key: `${path} has ${declaration}`,
            message: `${declaration}: ${found[0]} is no token of ${scales}`,
          },
        ]
      })
    })
}
