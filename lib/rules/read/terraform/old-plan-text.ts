import { hclBlocksIn, hclString } from '@/lib/text'
import type { TerraformBlock } from './configuration'
import { hiddenBeside } from './plan-text'

/** `+ alicloud_security_group_rule.web`, `-/+ module.net.alicloud_vpc.main[0] (tainted) (new resource required)`. */
const heading =
  /^[ \t]*(-\/\+|[-+~]|<=)[ \t]+((?:module\.[\w-]{1,100}(?:\[[^\]\s]{1,100}\])?\.)*)(alicloud_\w{1,100})\.([\w-]{1,100})([[.][^\s]{1,100})?(?:[ \t]+\([^)\n]{1,200}\)){0,2}[ \t]*$/
/** `port_range:   "22/22" => "80/80" (forces new resource)`. */
const argument = /^[ \t]+([a-z]\w{0,100}):[ \t]+(\S.*)$/
const colon =
  /^[ \t]*(?:-\/\+|[-+~]|<=)[ \t]+(?:module\.\S{1,300}\.)?alicloud_\w{1,100}\.\S{1,200}[^\n]{0,200}\n[ \t]+[a-z][\w.#%]{0,100}:[ \t]/m

/** Whether a text is what `terraform plan` printed up to Terraform 0.11. */
export function isOldPlanText(text: string): boolean {
  return colon.test(text)
}

interface Resource {
  readonly sign: string
  readonly address: string
  readonly type: string
  readonly name: string
  readonly lines: string[]
}

/** As `planBlocks`, of Terraform up to 0.11: a line an argument, `name: "before" => "after"`. */
export function oldPlanBlocks(text: string): { readonly blocks: readonly TerraformBlock[]; readonly rest: string } {
  const resources: Resource[] = []
  let open: Resource | null = null
  const rest = text.split('\n').map((written) => {
    const line = written.replace(/\r$/, '')
    const [, sign, module = '', type, name, key = ''] = heading.exec(line.slice(0, 1000)) ?? []
    if (sign !== undefined && type !== undefined && name !== undefined) {
      const address = `${module}${type}.${name}${key.replace(/^\.(\d+)$/, '[$1]')}`
      open = { sign, address, type, name, lines: [] }
      resources.push(open)
      return ''
    }
    const [, field, value] = argument.exec(line.slice(0, 4000)) ?? []
    if (!open || !/^[ \t]+[a-z][\w.#%]{0,100}:[ \t]/.test(line)) {
      open = null
      return written
    }
    if (field !== undefined && value !== undefined) open.lines.push(`${field} = ${after(value)}`)
    return ''
  })
  return { blocks: resources.flatMap(blockOf), rest: rest.join('\n') }
}

function blockOf({ sign, address, type, name, lines }: Resource): TerraformBlock[] {
  // What is destroyed will not be there; what is only read makes nothing.
  if (sign === '-' || sign === '<=') return []
  const code = `resource ${hclString(type)} ${hclString(name)} {\n${lines.join('\n')}\n}`
  return hclBlocksIn(code).map((block): TerraformBlock => {
    const { attributes, blocks } = block.body
    // Of what is changed in place only what changes is shown.
    const hidden = sign === '~' ? hiddenBeside(attributes) : []
    return { ...block, body: { attributes: [...attributes, ...hidden], blocks }, address }
  })
}

const forced = '(forces new resource)'

/** The value that will be, as an expression: a text, or one that is not known yet. */
function after(written: string): string {
  const text = written.trim()
  const value = text.endsWith(forced) ? text.slice(0, -forced.length).trim() : text
  const arrow = value.lastIndexOf(' => ')
  const last = arrow < 0 ? value : value.slice(arrow + 4).trim()
  return /^"(?:[^"\\]|\\.)*"$/.test(last) ? last : 'known_after_apply()'
}
