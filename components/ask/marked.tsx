import type { SitePassage } from './site'

/** A passage with the words that matched marked. */
export function Marked({ text, marks }: Pick<SitePassage, 'text' | 'marks'>) {
  const parts = marks.map(([start, end], index) => ({
    before: text.slice(marks[index - 1]?.[1] ?? 0, start),
    start,
    end,
  }))
  return (
    <>
      {parts.map(({ before, start, end }) => (
        <span key={start}>
          {before}
          <mark>{text.slice(start, end)}</mark>
        </span>
      ))}
      {text.slice(marks.at(-1)?.[1] ?? 0)}
    </>
  )
}
