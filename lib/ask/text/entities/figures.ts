/** Endings of files with source code, which are no domains: `rule.go:188` is a line. */
const sourceFiles =
  'go|py|js|mjs|ts|tsx|jsx|java|rb|c|cc|cpp|h|hpp|cs|php|rs|sh|ps1|tf|hcl|yml|yaml|json|xml|html|conf|cfg|ini|log|txt|kt|scala|swift|lua|pl|vue|sql|md|properties|csv'

/** What holds digits and is neither a port nor a count of rules. */
const figures = [
  // Ids of requests, in any of the ways they are printed, and of resources.
  /(?:request|trace|incident|error|event|session)[ _-]?id["'\s:=：]*[\w-]{6,}/g,
  /(?<![\w-])[0-9a-f]{4,}(?:-[0-9a-f]{2,}){2,}(?:-|…)?/g,
  /(?<![\w-])(?:sg|sgr|eni|i|vpc|vsw|pl|prl|eip|lb|alb|nlb|rm|r|d|s|m|ngw|vtb|acl|cen)-[0-9a-z]{5,}/g,
  // States and error numbers.
  /(?:http ?)?(?:status|states?|code|errno|エラー|错误)(?: ?code)? ?[:=：]? ?\(?[0-9]{3,5}\)?/g,
  /http\/[0-9](?:\.[0-9])?\s+[0-9]{3}/g,
  /error\s+[0-9]{4}\s*\(\w+\)/g,
  /\(\s*(?:errno\s*)?[0-9]{1,3}\s*[):]/g,
  // Processes, threads and what they hold: `1933#1933:`, `sshd[1933]`, `pid=1933,fd=6`.
  /(?<![0-9])[0-9]+#[0-9]+/g,
  /(?<=[a-z_])\[[0-9]+\]/g,
  /(?<![a-z])(?:p?pid|tid|[ug]id|fd|(?:process|thread)(?: ?(?:id|number|no\.?))?|(?:ぷろせす|すれつど|进程|线程)(?:id|番号|号)?) ?[:=：#]? ?[0-9]+/g,
  /(?<![a-z0-9])\*[0-9]+(?= )/g,
  // Places in files.
  new RegExp(`(?<![\\w./\\\\-])[\\w./\\\\-]+\\.(?:${sourceFiles})(?::| ?line ?)[0-9]+(?::[0-9]+)?`, 'g'),
  /(?:line|行) ?[0-9]+|第 ?[0-9]+ ?行|(?<![0-9])[0-9]+ ?行目?/g,
  // Dates, times, durations, versions.
  /(?<![0-9])[0-9]{4}[-/.年][0-9]{1,2}[-/.月][0-9]{1,2}日?(?:[t ]?[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?(?:[.,][0-9]+)?z?)?/g,
  /(?<![0-9.:])[0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:[.,][0-9]+)?)?(?![0-9:])/g,
  /(?<![0-9.:])[0-9]+(?:\.[0-9]+)?\s?(?:ms|msec|s|sec|secs|seconds?|min|minutes?|hours?|h)(?![a-z])/g,
  /(?<![a-z0-9])v[0-9]+(?:\.[0-9]+)+|(?<![0-9.])[0-9]+\.[0-9]+(?:\.[0-9]+)?(?![0-9.])(?:-[a-z0-9.]+)?/g,
]

/** A text without ids, states, places in files, dates, times, durations and versions. */
export function withoutFigures(text: string): string {
  return figures.reduce((rest, figure) => rest.replace(figure, ' '), text)
}

/** Ports behind a host or an address, the one place where a colon means a port: `db.example.com:5432`, `[::1]:80`. */
export function portsBehindHosts(text: string): { readonly ports: number[]; readonly rest: string } {
  const ports: number[] = []
  const rest = text.replace(
    /(?<![\w.:-])((?:[0-9]{1,3}\.){3}[0-9]{1,3}|\[[0-9a-f:.]{2,45}\]|localhost|\*|(?:[a-z0-9-]{1,63}\.){1,8}([a-z]{2,12})):([0-9]{1,5})(?![0-9:.])/g,
    (whole, host: string, ending: string | undefined, port: string) => {
      if (ending !== undefined && isSourceFile.test(ending)) return whole
      ports.push(Number(port))
      return host.replace(/^\[|\]$/g, '')
    },
  )
  return { ports, rest }
}

const isSourceFile = new RegExp(`^(?:${sourceFiles})$`)
