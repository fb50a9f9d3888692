import { CopyButton } from '@/components/copy'
import { useMessages } from '@/components/messages'

interface Props {
  /** Name of the file, without ending. */
  readonly name: string
  /** Rows with their column names. */
  readonly rows: () => readonly Readonly<Record<string, string>>[]
}

function cell(text: string): string {
  // A field that a spreadsheet would run as a formula is kept as text.
  const safe = /^[=+\-@\t]/.test(text) ? `'${text}` : text
  return /[",\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

function save(name: string, type: string, text: string) {
  const url = URL.createObjectURL(new Blob([text], { type }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), 1000)
}

/** Copies or saves a table: as lines, CSV or JSON. */
export function ExportButtons({ name, rows }: Props) {
  const text = useMessages('cidr')
  function csv(): string {
    const all = rows()
    const columns = Object.keys(all[0] ?? {})
    return [columns.join(','), ...all.map((row) => columns.map((column) => cell(row[column] ?? '')).join(','))].join(
      '\r\n',
    )
  }
  const lines = () =>
    rows()
      .map((row) => Object.values(row)[0] ?? '')
      .join('\n')
  return (
    <>
      <CopyButton text={lines} />
      <button type="button" className="button" onClick={() => save(`${name}.csv`, 'text/csv', csv())}>
        {text.csv}
      </button>
      <button
        type="button"
        className="button"
        onClick={() => save(`${name}.json`, 'application/json', JSON.stringify(rows(), null, 2))}
      >
        {text.json}
      </button>
    </>
  )
}
