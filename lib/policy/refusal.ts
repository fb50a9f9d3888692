import { shown } from '@/lib/text'
import { actionSpelling } from './data/names'
import { isOnAllOnly } from './lint'

/** What a refused call says of itself. */
export interface Refusal {
  /** `Forbidden.RAM`, `NoPermission` …; null where only its details were pasted. */
  readonly code: string | null
  /** The action that was refused, such as `ecs:AuthorizeSecurityGroup`; null where the text does not name it. */
  readonly action: string | null
  /** What RAM compared (AuthResource); null where the text does not say. */
  readonly resource: string | null
  /** `implicit`: nothing allows it. `explicit`: a Deny forbids it, and no Allow helps. */
  readonly denied: 'implicit' | 'explicit' | null
  /** The kind of policy that refused, such as `ControlPolicy`. */
  readonly policyType: string | null
  /** The message can be decoded, which names what is missing here. */
  readonly encoded: boolean
  /** The smallest policy that would allow the action; null where its name is missing or no Allow helps. */
  readonly smallest: AllowPolicy | null
}

/** A policy as a document. */
export interface AllowPolicy {
  readonly Version: '1'
  readonly Statement: readonly [
    { readonly Effect: 'Allow'; readonly Action: readonly [string]; readonly Resource: string },
  ]
}

const longestRefusal = 200_000
const codes =
  /(?:^|[^\w.])(Forbidden\.RAM|NoPermission|Forbidden\.SubUser|Forbidden\.NotSupportRAM|InvalidUser\.Unauthorized|AccessDenied)(?![\w.])/
const action = /(?:AuthAction|Action)["']?\s{0,9}[:=]\s{0,9}["']?([a-z][a-z0-9-]{0,40}:[A-Za-z0-9]{1,80})/
const resource = /(?:AuthResource|Resource)["']?\s{0,9}[:=]\s{0,9}["']?(\*|acs:[^\s"',;\\]{1,400})/
/** As above where a policy stands beside the refusal: its elements have the other names. */
const authAction = /AuthAction["']?\s{0,9}[:=]\s{0,9}["']?([a-z][a-z0-9-]{0,40}:[A-Za-z0-9]{1,80})/
const authResource = /AuthResource["']?\s{0,9}[:=]\s{0,9}["']?(\*|acs:[^\s"',;\\]{1,400})/
/** `… is not authorized to perform: ecs:RunInstances`. */
const perform = /not authorized to perform:?\s{1,9}([a-z][a-z0-9-]{0,40}:[A-Za-z0-9]{1,80})/i
const kind = /NoPermissionType["']?\s{0,9}[:=]\s{0,9}["']?(ImplicitDeny|ExplicitDeny)/
const policyKind = /PolicyType["']?\s{0,9}[:=]\s{0,9}["']?([A-Za-z]{1,60})/

/** Services whose codes a command or an SDK names; ECS where nothing is said. */
const word = /[A-Za-z][A-Za-z0-9]{3,80}/g

/** Whether a text has the code of a refused call in it. */
export function isRefusal(text: string): boolean {
  return codes.test(text)
}

/** Whether a text with a refusal in it holds a policy as well, or the name of one that Alibaba Cloud keeps. */
export function holdsPolicy(text: string): boolean {
  return /\bStatement\b|\balicloud_ram_|\bAliyun[A-Z][A-Za-z]{1,60}Access\b|\bAdministratorAccess\b/.test(text)
}

/**
 * Reads a refusal as the API, the CLI, an SDK or Terraform print it, or its decoded message: which action, on what, why,
 * and the smallest policy that would allow it. Null where the text is no refusal. The fields: RAM, DecodeDiagnosticMessage
 * (31 Jul 2025).
 *
 * @example readRefusal('ErrorCode: NoPermission … AuthAction: ecs:RunInstances')?.action // 'ecs:RunInstances'
 */
export function readRefusal(text: string): Refusal | null {
  if (text.length > longestRefusal) return null
  const code = codes.exec(text)?.[1] ?? null
  const details = /AuthAction|NoPermissionType/.test(text) || perform.test(text)
  if (code === null && !details) return null
  // A policy names actions, too; its statements are no refusal.
  const policy = /"Statement"|"Effect"/.test(text)
  if (policy && code === null) return null
  const named =
    (policy ? authAction : action).exec(text)?.[1] ?? perform.exec(text)?.[1] ?? (policy ? null : operationIn(text))
  const found = (policy ? authResource : resource).exec(text)?.[1] ?? null
  const type = kind.exec(text)?.[1]
  const denied = type === undefined ? null : type === 'ExplicitDeny' ? 'explicit' : 'implicit'
  const policyType = policyKind.exec(text)?.[1] ?? null
  const helps = denied !== 'explicit' && policyType !== 'ControlPolicy' && policyType !== 'SessionPolicy'
  return {
    code,
    action: named,
    resource: found === null ? null : shown(found),
    denied,
    policyType,
    encoded: text.includes('EncodedDiagnosticMessage'),
    smallest: named !== null && helps ? smallestPolicy(named, found) : null,
  }
}

/** An operation of ECS that the text names: of the command that was refused, or before `Failed`. */
function operationIn(text: string): string | null {
  for (const [found] of text.matchAll(word)) {
    const spelled = actionSpelling(`ecs:${found}`)
    // Words that are operations only by chance have no capitals inside.
    if (spelled !== null && spelled.slice('ecs:'.length) === found) return spelled
  }
  return null
}

/** A resource is taken over where it is one in full; an action that is authorised on all resources only gets all. */
function smallestPolicy(name: string, found: string | null): AllowPolicy {
  const whole = found !== null && /^acs:[\w-]{1,40}:[\w*-]{0,40}:[\w*-]{0,40}:[\w./*:-]{1,300}$/.test(found)
  const Resource = whole && !isOnAllOnly(name) ? found : '*'
  return { Version: '1', Statement: [{ Effect: 'Allow', Action: [name], Resource }] }
}
