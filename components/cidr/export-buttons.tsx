import { CopyButton, SaveButton } from '@/components/copy'
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
      <SaveButton name={`${name}.csv`} type="text/csv" text={csv} label={text.csv} />
      <SaveButton
        name={`${name}.json`}
        type="application/json"
        text={() => JSON.stringify(rows(), null, 2)}
        label={text.json}
      />
    </>
  )
}
