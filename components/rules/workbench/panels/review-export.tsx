import { SaveButton } from '@/components/copy'
import { useMessages } from '@/components/messages'
import { exportFindings, type FindingFormat, type Findings } from '@/lib/rules'

const files: readonly {
  readonly format: FindingFormat
  readonly label: string
  readonly name: string
  readonly type: string
}[] = [
  { format: 'markdown', label: 'Markdown', name: 'findings.md', type: 'text/markdown' },
  { format: 'sarif', label: 'SARIF', name: 'findings.sarif', type: 'application/json' },
  { format: 'csv', label: 'CSV', name: 'findings.csv', type: 'text/csv' },
]

/** The findings as files, those that are suppressed with their reasons. */
export function ReviewExport({ findings }: { readonly findings: Findings }) {
  const text = useMessages('workbench')
  const words = useMessages('findings')
  return (
    <p className="tools no-print">
      <span>{text.reviewExport}:</span>
      {files.map(({ format, label, name, type }) => (
        <SaveButton
          key={format}
          name={name}
          type={type}
          label={label}
          text={() => exportFindings(format, findings, words)}
        />
      ))}
    </p>
  )
}
