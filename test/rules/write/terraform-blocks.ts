interface Resource {
  readonly address: string
  readonly type: string
  readonly values: Readonly<Record<string, string | number>>
  readonly references: Readonly<Record<string, string>>
}

/** Resource blocks as Terraform's language has them; the part of it that flat blocks of text and numbers need. */
function resourcesOf(text: string): Resource[] {
  const resources: Resource[] = []
  let open: {
    address: string
    type: string
    values: Record<string, string | number>
    references: Record<string, string>
  } | null = null
  for (const line of text.split('\n')) {
    const [, type, name] = /^resource "([a-z_]+)" "([A-Za-z_][A-Za-z0-9_-]*)" \{$/.exec(line) ?? []
    if (type && name) open = { address: `${type}.${name}`, type, values: {}, references: {} }
    else if (line === '}' && open) {
      resources.push(open)
      open = null
    } else if (line !== '') {
      const [, key, value] = /^ {2}([a-z0-9_]+) += (.+)$/.exec(line) ?? []
      if (!key || !value || !open) throw new Error(`no line of a block: ${line}`)
      if (/^[a-z_]+\.[\w-]+\.id$/.test(value)) open.references[key] = value.slice(0, -3)
      else open.values[key] = /^[0-9]+$/.test(value) ? Number(value) : textOf(value)
    }
  }
  if (new Set(resources.map(({ address }) => address)).size !== resources.length) throw new Error('a name stands twice')
  return resources
}

function textOf(quoted: string): string {
  const [, inner] = /^"((?:[^"\\\n]|\\.)*)"$/.exec(quoted) ?? []
  if (inner === undefined) throw new Error(`no text: ${quoted}`)
  if (/(?<![$%])[$%]\{/.test(inner)) throw new Error(`a template starts in ${quoted}`)
  const letters: Record<string, string> = { n: '\n', r: '\r', t: '\t' }
  return inner
    .replace(/\$\$\{|%%\{/g, (mark) => mark.slice(1))
    .replace(/\\(?:u([0-9a-f]{4})|U([0-9a-f]{8})|(.))/g, (_, short, long, letter) =>
      short || long ? String.fromCodePoint(Number.parseInt(short ?? long, 16)) : (letters[letter] ?? letter),
    )
}

/** What `terraform show -json` says of a plan that makes the resources: references are known by address alone. */
export function plan(text: string): unknown {
  const resources = resourcesOf(text)
  return {
    planned_values: {
      root_module: { resources: resources.map(({ address, type, values }) => ({ address, type, values })) },
    },
    configuration: {
      root_module: {
        resources: resources.map(({ address, references }) => ({
          address,
          expressions: Object.fromEntries(
            Object.entries(references).map(([key, of]) => [key, { references: [`${of}.id`, of] }]),
          ),
        })),
      },
    },
  }
}
