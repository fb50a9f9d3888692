import { useMemo, useState } from 'react'
import { Link } from '@/components/link'
import { useMessages } from '@/components/messages'
import { Calculator } from './calculator'
import { readInput } from './read-input'

/** The calculator in an answer: `<CidrCalculator value="192.168.0.0/24" />`. */
export function CidrCalculator({ value: initial }: { readonly value: string }) {
  const text = useMessages('cidr')
  const [value, setValue] = useState(initial)
  const [prefix, setPrefix] = useState<number | null>(null)
  const input = useMemo(() => readInput(value), [value])
  return (
    <>
      <Calculator
        value={value}
        input={input}
        prefix={prefix}
        onChange={(next) => {
          setValue(next)
          setPrefix(null)
        }}
        onPrefix={setPrefix}
      />
      <p className="no-print">
        <Link className="button" to={`/tools/cidr/#in=${encodeURIComponent(value)}`}>
          {text.openLab}
        </Link>
      </p>
    </>
  )
}
