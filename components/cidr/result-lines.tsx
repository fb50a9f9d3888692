import type { ReactNode } from 'react'
import { format, useMessages, useNumbers } from '@/components/messages'
import { ExportButtons } from './export-buttons'

/** Most lines shown; an export has them all. */
export const mostListed = 500

/** A file says by its name that it does not hold the result of all entries. */
export function namedFile(name: string, partly: boolean): string {
  return partly ? `${name}-incomplete` : name
}

interface Props<T> {
  /** Name of the file that an export makes. */
  readonly name: string
  readonly className?: string | undefined
  readonly lines: readonly T[]
  readonly line: (each: T) => ReactNode
  readonly row: (each: T) => Readonly<Record<string, string>>
}

/** The lines of a result, and its export. */
export function Lines<T>({ name, className, lines, line, row }: Props<T>) {
  const text = useMessages('cidr')
  const { number } = useNumbers()
  return (
    <>
      <ol className={className}>
        {lines.slice(0, mostListed).map((each, index) => (
          // Two entries may read the same: the place tells them apart.
          <li key={String(index)}>{line(each)}</li>
        ))}
      </ol>
      {lines.length > mostListed ? <p>{format(text.more, { count: number(lines.length - mostListed) })}</p> : null}
      <p className="tools no-print">
        <ExportButtons name={name} rows={() => lines.map(row)} />
      </p>
    </>
  )
}
