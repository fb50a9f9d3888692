import { useMemo } from 'react'
import { useMessages } from '@/components/messages'
import { RefusalWords } from '@/components/policy'
import { readRefusal } from '@/lib/policy'
import { PasteField } from './paste-field'

const example = `ERROR: SDK.ServerError
ErrorCode: Forbidden.RAM
Message: User not authorized to operate on the specified resource, or this API doesn't support RAM.
AccessDeniedDetail: {"AuthAction":"ecs:AuthorizeSecurityGroup","AuthPrincipalType":"SubUser","NoPermissionType":"ImplicitDeny"}`

/** A pasted refusal and the permission that it lacks: `<RefusalBox />`. */
export function RefusalBox() {
  const text = useMessages('pasted')
  return (
    <PasteField label={text.refusalLabel} example={example}>
      {(written) => <Said written={written} />}
    </PasteField>
  )
}

function Said({ written }: { readonly written: string }) {
  const text = useMessages('pasted')
  const refusal = useMemo(() => readRefusal(written), [written])
  return refusal ? <RefusalWords refusal={refusal} /> : <p className="depends">△ {text.refusalNone}</p>
}
