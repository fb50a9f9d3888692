import { useMemo } from 'react'
import { format, useMessages } from '@/components/messages'
import { ProblemShown } from '@/components/problem'
import { type Dash, readDash, readTaking } from './read-taking'
import { Result } from './set-result'
import { type OnList, UseList } from './use-list'

interface Props {
  readonly value: string
  readonly onChange: (value: string) => void
  readonly onList?: OnList | undefined
}

/** What is left where the text takes one list from another, or why nothing is worked out. */
export function Taking({ value, onChange, onList }: Props) {
  const text = useMessages('cidr')
  const { of, result } = useMemo(() => readTaking(value), [value])
  const dash = useMemo(() => readDash(value), [value])
  if (dash) return <DashShown dash={dash} value={value} onChange={onChange} />
  if (of === null) return <Result result={result} op="merge" lists={{ a: value }} onRepair={onChange} />
  const { from, without } = of
  return (
    <>
      <strong>{text.understood}</strong> {format(text.asDifference, { from, without })}
      <Result
        result={result}
        op="subtract"
        lists={{ a: from, b: without }}
        onRepair={(mended, list) =>
          onChange(format(text.asDifference, list === 'a' ? { from: mended, without } : { from, without: mended }))
        }
      />
      {onList ? <UseList onPress={() => onList(from, without)} /> : null}
    </>
  )
}

/** A dash between two blocks is refused, with each reading of it as a text that says it. */
function DashShown({ dash, value, onChange }: { readonly dash: Dash } & Pick<Props, 'value' | 'onChange'>) {
  const text = useMessages('cidr')
  const { problem, range, difference } = dash
  const readings = [difference ? format(text.asDifference, { ...difference }) : null, range]
  return (
    <ProblemShown
      value={value}
      problem={problem}
      readings={readings.filter((reading) => reading !== null)}
      onChange={onChange}
    />
  )
}
