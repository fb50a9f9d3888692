import { useMemo, useState } from 'react'
import { Link } from '@/components/link'
import { useMessages } from '@/components/messages'
import { Calculator } from './calculator'
import { readInput } from './read-input'

/** Three blocks of documentation that are two when they are put together (RFC 5737). */
const list = '203.0.113.0/25, 203.0.113.128/25, 198.51.100.7'

/** The calculator in an answer: `<CidrCalculator value="192.168.0.0/24" />`; without a value it starts with a short list. */
export function CidrCalculator({ value: initial = list }: { readonly value?: string }) {
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
