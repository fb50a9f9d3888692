import { useState } from 'react'
import { Link } from '@/components/link'
import { useMessages } from '@/components/messages'
import { Calculator } from './calculator'

/** The calculator in an answer: `<CidrCalculator value="192.168.0.0/24" />`. */
export function CidrCalculator({ value: initial }: { readonly value: string }) {
  const text = useMessages('cidr')
  const [value, setValue] = useState(initial)
  return (
    <>
      <Calculator value={value} onChange={setValue} />
      <p className="no-print">
        <Link className="button" to={`/tools/cidr/#in=${encodeURIComponent(value)}`}>
          {text.openLab}
        </Link>
      </p>
    </>
  )
}
