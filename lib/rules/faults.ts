import type { CidrProblemCode } from '@/lib/cidr'
import type { JsonCode } from '@/lib/text'
import type { DocumentPlace } from './model'

/** What a rule's field says that cannot be taken as it stands. */
interface FieldFault {
  /** The field as the document spells it. */
  readonly field: string
  /** Its value, shortened. */
  readonly found: string
  /** Why an address could not be read. */
  readonly reason?: CidrProblemCode
  /** What it was read as, where that differs. */
  readonly read?: string
}

interface InText {
  /** From 1. */
  readonly line: number
  readonly column: number
}

type Nothing = Readonly<Record<never, never>>

/** Every finding of the reader by its code, with the values for its sentence. The words are the locale's. */
export interface RuleFaults {
  // The paste
  'too-large': { readonly limit: number; readonly found: number }
  'no-json': Nothing
  /** The source of a program, which is not run. */
  program: Nothing
  'json-syntax': InText & { readonly fault: JsonCode }
  /** What JSON has not and was read all the same. */
  'json-note': InText & { readonly fault: JsonCode }
  'too-deep': InText & { readonly limit: number }
  'cut-off': InText
  'repeated-name': InText & { readonly field: string }
  /** People's own words in what a program printed without escapes. */
  'end-not-told': { readonly field: string }
  'too-many-documents': InText & { readonly limit: number }
  'yaml-syntax': InText
  /** More lines and items than are read; they would take too long. */
  'yaml-too-long': { readonly limit: number }
  /** The text is YAML, and the caller has not loaded its reader. */
  'yaml-unread': Nothing
  /** A text inside a document that should be one itself. */
  'text-unread': Nothing
  xml: Nothing
  // Rules of something else
  'of-aws': Nothing
  'of-azure': Nothing
  'of-google': Nothing
  'of-other-cloud': Nothing
  'of-kubernetes': Nothing
  'of-host-firewall': Nothing
  'of-network-acl': Nothing
  'of-ram': Nothing
  csv: Nothing
  'unknown-document': Nothing
  /** An answer of the API to another question. */
  'answer-without-rules': Nothing
  /** A document of more values than are looked into; what stands after the place was not. */
  'not-looked-into': { readonly limit: number }
  more: { readonly count: number }
  // Bounds
  'too-many-rules': { readonly limit: number }
  'too-many-groups': { readonly limit: number }
  'too-many-entries': { readonly limit: number }
  'too-many-commands': { readonly line: number; readonly limit: number }
  'too-many-per-request': { readonly limit: number; readonly found: number }
  // Fields of a rule
  'not-a-rule': { readonly found: string }
  'unknown-field': { readonly field: string }
  'wrong-type': FieldFault
  direction: FieldFault
  'classic-network': FieldFault
  'nic-internet': FieldFault
  'nic-type': FieldFault
  'protocol-number': FieldFault
  protocol: FieldFault
  policy: FieldFault
  priority: FieldFault
  'priority-110': Nothing
  'port-range': FieldFault
  'port-range-read': FieldFault
  'port-list-ignored': FieldFault
  'all-ports': FieldFault
  'port-range-fixed': FieldFault
  'port-range-reversed': FieldFault
  'several-values': FieldFault
  'both-families': FieldFault
  masked: FieldFault
  address: FieldFault
  'address-family': FieldFault
  'host-bits': FieldFault
  folded: FieldFault
  'mask-notation': FieldFault
  'group-ignored': FieldFault
  'list-ignored': FieldFault
  'no-peer': FieldFault
  'matches-nothing': Nothing
  'self-reference': Nothing
  'same-rule': { readonly rule: string }
  'duplicate-id': { readonly rule: string; readonly otherDocument: number; readonly otherPath: string }
  // Groups
  'no-group-id': Nothing
  'group-type': FieldFault
  'inner-access': FieldFault
  'no-vpc': Nothing
  'next-token': Nothing
  'no-permissions': Nothing
  'one-direction': { readonly direction: string }
  'ask-direction': Nothing
  'group-in-advanced': Nothing
  'type-assumed': { readonly group: string }
  'inner-access-assumed': { readonly group: string }
  'mixed-types': Nothing
  /** Groups of one interface are in one VPC (G-18). */
  'mixed-vpcs': { readonly first: string; readonly second: string }
  'no-such-group': { readonly group: string }
  'type-contradicted': { readonly group: string; readonly found: string; readonly given: string }
  'value-type': { readonly field: string; readonly found: string }
  'pages-joined': Nothing
  'service-managed': { readonly group: string }
  contradiction: {
    readonly subject: string
    readonly field: string
    readonly first: string
    readonly second: string
    /** Where the first value stood: the number of its document, from 1, and the path in it. */
    readonly otherDocument: number
    readonly otherPath: string
  }
  // Lists and interfaces
  'no-entries': Nothing
  'list-family': { readonly found: string }
  'list-incomplete': { readonly list: string }
  'list-missing': { readonly list: string; readonly count: number }
  'port-list-named': { readonly list: string }
  'port-list-unnamed': Nothing
  'no-membership': Nothing
  'ask-interface': { readonly count: number }
  'no-interface': { readonly interface: string }
  'group-not-shown': { readonly interface: string; readonly group: string }
  'not-in-interface': { readonly interface: string; readonly group: string }
  // Terraform, templates, commands
  'no-group': { readonly rule: string }
  'no-terraform-groups': Nothing
  'known-after-apply': { readonly field: string; readonly rule: string }
  /** A variable of which nothing that was pasted says the value. */
  'variable-not-given': { readonly name: string }
  'no-template-groups': Nothing
  /** A parameter or variable was taken for its default. */
  'default-taken': { readonly name: string }
  /** A variable to which what was pasted assigns two values. */
  'assigned-twice': { readonly name: string; readonly first: string; readonly second: string }
  'condition-false': { readonly name: string }
  'module-not-read': { readonly name: string }
  'part-not-read': { readonly name: string; readonly group: string }
  'event-not-read': { readonly found: string }
  'group-by-only': { readonly rule: string; readonly group: string }
  'plan-destroys': { readonly rule: string }
  'repeated-block': { readonly rule: string }
  'block-cut-off': { readonly rule: string }
  /** A command in a comment, which changes nothing. */
  'command-commented': { readonly line: number; readonly found: string }
  'command-not-read': { readonly line: number; readonly found: string }
  'command-empty': { readonly line: number }
  'command-list': { readonly line: number; readonly found: string }
  'quote-open': { readonly line: number }
}

export type WarningCode = keyof RuleFaults

/** Codes that speak of one field of a rule. */
export type FieldCode = { [C in WarningCode]: RuleFaults[C] extends FieldFault ? C : never }[WarningCode]

export type Severity = 'error' | 'warning' | 'hint'

/** Something wrong or doubtful in a document; what could be read was read. */
export interface Warning<C extends WarningCode = WarningCode> {
  readonly code: C
  readonly severity: Severity
  readonly place: DocumentPlace | null
  /** Rule id or group id that it speaks of, if any. */
  readonly subject: string | null
  /** Values for the locale's sentence. */
  readonly params: RuleFaults[C]
}
