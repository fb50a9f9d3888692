import { isPlanText } from '@/lib/text'

/** Whether a text is JSON by its first character. */
export function startsAsJson(text: string): boolean {
  return /^\s{0,1000}[{[]/.test(text)
}

/** Whether a text begins with the call that holds a document, cut out of its file. */
export function isCallAlone(text: string): boolean {
  return /^\s{0,200}jsonencode\s{0,9}\(/.test(text)
}

/** Whether a text is Terraform's language: a block of it begins a line, or it is a piece that holds a document. */
export function isTerraformText(text: string): boolean {
  if (isPlanText(text)) return true
  if (startsAsJson(text)) return /"\$\{\s{0,9}jsonencode\(/.test(text)
  if (isCallAlone(text) || /^\s{0,200}(?:policy_)?document\s{0,40}=/.test(text)) return true
  return /^[^\S\n]{0,40}(?:resource|data|locals|module|variable|output|provider|terraform)\b(?:[^\S\n]{0,9}"[^"\n]{1,200}"){0,2}[^\S\n]{0,9}\{/m.test(
    text,
  )
}

/**
 * Whether a text may hold a template as JSON, by a name that each of them has: of ROS, or of a state or plan of Terraform. A
 * name may stand in a string within strings.
 */
export function mayHoldTemplate(text: string): boolean {
  return /"(?:ROSTemplateFormatVersion|Resources|root_module|resources?|resource_changes)\\{0,9}"/.test(text)
}
