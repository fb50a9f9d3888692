import { useRouter } from 'next/router'
import { useLocale, useMessages } from '@/components/messages'
import { AllMessages } from '@/components/messages/all-messages'
import { ProblemShown } from '@/components/problem'
import type { Computed } from '@/lib/ask'
import { questionPart } from './question-link'

type Refused = Pick<Extract<Computed, { readonly kind: 'refused' }>, 'written' | 'problem'>

/** Why a written address, block or port was refused: where, and what the reader may have meant. */
export function Refusal(refused: Refused) {
  return (
    <AllMessages>
      <Reason {...refused} />
    </AllMessages>
  )
}

function Reason({ written, problem }: Refused) {
  const problems = useMessages('problems')
  const { locale } = useLocale()
  const router = useRouter()
  // A bare number that was refused is a port.
  if (/^\d+$/.test(written)) return <p>{problems.port}</p>
  return (
    <ProblemShown
      value={written}
      problem={problem}
      onChange={(repaired) => void router.push(`/${locale}/ask/#${questionPart(repaired)}`)}
    />
  )
}
