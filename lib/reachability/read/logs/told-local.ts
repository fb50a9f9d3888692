import {
  before,
  beforeAnew,
  madeUp,
  notLookedAt,
  notYetThere,
  ofClient,
  ofOthersMachine,
  ofOthersText,
} from '../../data/told-apart'
import type { ProgramEvent } from '../../model/evidence'
import { addressOf } from '../../model/host-address'
import { portOf } from '../../model/port'
import type { PastedBlock } from '../../paste/blocks'
import { quote } from '../../paste/quote'
import type { EvidenceReader } from '../reader'
import { isSupposed, isTold } from '../talk'
import { launchedIn, launchSigns } from './launch-code'

const loopback = String.raw`(?:https?:\/\/)?127\.0\.0\.1(?:[:：]\s?(?<port>\d{2,5})(?!\d)|(?![:：\d]|\.\d))`
/** The name of it says where it listens only beside a word that means no more than that. */
const byName = String.raw`(?:https?:\/\/)?(?:127\.0\.0\.1|localhost)(?:[:：]\s?(?<port>\d{2,5})(?!\d)|(?![:：\w]|\.\w))`

/** How people say that a program listens at loopback alone, in three languages. */
const sayings: readonly RegExp[] = [
  new RegExp(
    String.raw`\b(?:runs?|running|ran|started|starts|served|serves|serving|hosted|available|up)\b(?: [a-z]{1,12}){0,3}? (?:on|at) ${loopback}`,
    'i',
  ),
  new RegExp(
    String.raw`\b(?:listen(?:s|ing)?|bound|binds|binding)\b(?: [a-z]{1,12}){0,3}? (?:on|at|to) ${byName}`,
    'i',
  ),
  new RegExp(String.raw`\bonly (?:on|at|to) ${byName}`, 'i'),
  new RegExp(String.raw`\bbind[-_ ]?(?:address|ip)\s?(?:is (?:set to )?|set to |は|が|是|为)\s?${byName}`, 'i'),
  new RegExp(
    `${loopback}\\s?(?:の\\s?(?<also>\\d{2,5})\\s?番?(?:ポート)?)?\\s?(?:に|で|上で)(?:だけ|のみ)?[^。、]{0,6}?(?:起動|動い|動か|動作|稼働|待ち受け|待受|リッスン|[Ll]isten|LISTEN|バインド|bind|立ち上げ|公開|サーブ|実行)`,
  ),
  new RegExp(`${byName}\\s?(?:の\\s?(?<also>\\d{2,5})\\s?番?(?:ポート)?)?\\s?(?:だけ|のみ)\\s?(?:で|に|を)`, 'i'),
  new RegExp(`${byName}\\s?(?:に|で)\\s?(?:バインド|bind|待ち受け|リッスン|listen)`, 'i'),
  new RegExp(
    `(?:监听|監聽|绑定|綁定|运行|運行|跑|启动|啟動|起|部署)(?:的(?:地址)?)?(?:是|在|到|于|於|了)?\\s?(?:本地|本机)?(?:的)?\\s?${loopback}`,
    'i',
  ),
  new RegExp(
    `(?:只|仅|僅)(?:能|会)?(?:监听|監聽|绑定|綁定)了?(?:在|到|于)?\\s?(?:本地|本机)?(?:的)?\\s?${byName}`,
    'i',
  ),
  new RegExp(
    `(?:在|用)\\s?(?:本地|本机)?(?:的)?\\s?${loopback}\\s?(?:端口)?(?:上)?(?:运行|運行|启动|啟動|监听|監聽|跑|起|部署)`,
    'i',
  ),
]

/** What all of these have, and a row of a listing has not: a word or a setting before the address, or a word behind it. */
const beside =
  /[a-z\u3040-\u30ff\u4e00-\u9fff:：=]["'\x60“]{0,2}\s{0,2}["'\x60“]{0,2}(?:https?:\/\/)?(?:127\.0\.0\.1|localhost)|(?:127\.0\.0\.1|localhost)(?:[:：]\s?\d{2,5})?\s{0,2}[\u3040-\u30ff\u4e00-\u9fff]/i

/** A port that the rest of the sentence names. */
const portWords =
  /(?:\[::1\]|\blocalhost):(\d{2,5})(?!\d)|\bport (\d{2,5})\b|(?<![\d.:])(\d{2,5})\s?(?:番|ポート|端口|端)|(?:端口|ポート)\s?(?:是|为|は)?\s?(\d{2,5})(?!\d)/i

/** Programs that listen at loopback alone when they are started like this, each with its port: by their own documentation. */
interface Started {
  readonly program: string
  readonly usual: number | null
  /** The command, with `args`: what it is given. */
  readonly command: RegExp
  /** What moves it to other addresses. */
  readonly elsewhere: RegExp
  readonly port: RegExp
}

const rest = String.raw`(?<args>(?:[ \t]+[\w./:=@\[\]-]{1,120}){0,12})`
const portOption = /(?:^|\s)(?:--port|-p)[ =](\d{2,5})(?!\S)/

const starts: readonly Started[] = [
  // https://docs.djangoproject.com/en/5.2/ref/django-admin/#runserver
  {
    program: 'django',
    usual: 8000,
    command: new RegExp(String.raw`\bmanage\.py runserver\b${rest}`),
    elsewhere: /\d\.\d|:|\s0(?=\s|$)/,
    port: /(?:^|\s)(\d{2,5})(?!\S)/,
  },
  // https://flask.palletsprojects.com/en/stable/api/#flask.Flask.run
  {
    program: 'flask',
    usual: 5000,
    command: new RegExp(String.raw`\bflask(?: --(?:app|env-file)[ =]\S{1,60}| --debug){0,3} run\b${rest}`),
    elsewhere: /(?:^|\s)(?:--host|-h)\b/,
    port: portOption,
  },
  // https://laravel.com/docs/12.x/installation
  {
    program: 'php',
    usual: 8000,
    command: new RegExp(String.raw`\bphp artisan serve\b${rest}`),
    elsewhere: /--host\b/,
    port: portOption,
  },
  // https://www.uvicorn.org/settings/
  {
    program: 'uvicorn',
    usual: 8000,
    command: new RegExp(String.raw`\buvicorn(?= [\w.]{1,60}:\w)${rest}`),
    elsewhere: /--(?:host|uds|fd)\b/,
    port: portOption,
  },
  // https://www.mkdocs.org/user-guide/cli/#mkdocs-serve
  {
    program: 'mkdocs',
    usual: 8000,
    command: new RegExp(String.raw`\bmkdocs serve\b${rest}`),
    elsewhere: /(?:^|\s)(?:-a|--dev-addr)\b/,
    port: /(?!)/,
  },
  // https://jekyllrb.com/docs/configuration/options/
  {
    program: 'jekyll',
    usual: 4000,
    command: new RegExp(String.raw`\bjekyll s(?:erve)?\b${rest}`),
    elsewhere: /(?:^|\s)(?:-H|--host)\b/,
    port: /(?:^|\s)(?:--port|-P)[ =](\d{2,5})(?!\S)/,
  },
  // https://gohugo.io/commands/hugo_server/
  {
    program: 'hugo',
    usual: 1313,
    command: new RegExp(String.raw`\bhugo serve(?:r)?\b${rest}`),
    elsewhere: /--bind\b/,
    port: portOption,
  },
  // https://angular.dev/cli/serve
  {
    program: 'ng',
    usual: 4200,
    command: new RegExp(String.raw`\bng serve\b${rest}`),
    elsewhere: /--host\b/,
    port: portOption,
  },
  // https://fastapi.tiangolo.com/fastapi-cli/
  {
    program: 'fastapi',
    usual: 8000,
    command: new RegExp(String.raw`\bfastapi dev\b${rest}`),
    elsewhere: /--host\b/,
    port: portOption,
  },
  // https://guides.rubyonrails.org/command_line.html#bin-rails-server
  {
    program: 'rails',
    usual: 3000,
    command: new RegExp(String.raw`\brails s(?:erver)?(?![\w-])${rest}`),
    elsewhere: /(?:^|\s)(?:-b|--binding)\b/,
    port: portOption,
  },
  // https://mlflow.org/docs/latest/cli.html
  {
    program: 'mlflow',
    usual: 5000,
    command: new RegExp(String.raw`\bmlflow (?:ui|server)\b${rest}`),
    elsewhere: /(?:^|\s)(?:-h|--host)\b/,
    port: portOption,
  },
  // https://jupyter-server.readthedocs.io/en/stable/other/full-config.html
  {
    program: 'jupyter',
    usual: 8888,
    command: new RegExp(String.raw`\bjupyter[ -](?:notebook|lab|server)\b${rest}`),
    elsewhere: /--(?:ip|config|ServerApp\.ip|NotebookApp\.ip)\b/,
    port: /(?:^|\s)--port[ =](\d{2,5})(?!\S)/,
  },
]

/** What says of the same program that it listens elsewhere, or that it has been changed. */
const moved = /0\.0\.0\.0|\[::\]|\bHOST=|--host\b/

const longest = 400

function event(program: string | null, port: number | null, line: string): ProgramEvent {
  const told = { kind: 'program', what: 'local', why: null, placed: true, protocol: 'tcp' } as const
  return { ...told, program, port, address: addressOf('127.0.0.1'), container: null, manager: null, line: quote(line) }
}

/** A setting as people quote it: `host: "127.0.0.1"`. Which port it is for, it does not say. */
const quoted =
  /[`'"“]?\b(?:host|bind|listen|address|bind[_-]?(?:ip|address)|server\.(?:host|address))\b["'`]?\s?[:=]\s?["'`“]{0,2}(?:127\.0\.0\.1|localhost)["'`”]/i

/** What is wished, or is not so, by what stands before it in its clause, or right behind it. */
const denied =
  /(?:\b(?:not|never|must|should|need(?:s|ed)?|want(?:s|ed)?|avoid(?:s|ed)?|neither|nor)\b|n['’]t\b)[^.,;:，。]{0,24}$|(?:不是|并不|并没有|没有|没|不能|不要|不应|别|勿)[^，。]{0,8}$/i
const deniedBehind = /^[^。、]{0,8}?(?:ない|ません|いけ|べき|たい)/

function saidIn(line: string): ProgramEvent[] {
  for (const pattern of sayings) {
    const match = pattern.exec(line)
    if (!match) continue
    if (denied.test(line.slice(0, match.index)) || deniedBehind.test(line.slice(match.index + match[0].length)))
      continue
    const { port, also } = match.groups ?? {}
    const around = `${line.slice(0, match.index)} ${line.slice(match.index + match[0].length)}`
    const named = port ?? also ?? portWords.exec(around)?.slice(1).find(Boolean)
    const number = portOf(named ?? '')
    return number === null ? [] : [event(null, number, line)]
  }
  return quoted.test(line) ? [event(null, null, line)] : []
}

/** An option by which a command lets a program listen at loopback: `--console-address="127.0.0.1:9001"`. */
const option =
  /(?:^|\s)--?[\w.-]{0,30}(?:addr|address|bind|listen)[\w.-]{0,12}[= ]["']?(?:https?:\/\/)?(?:127\.0\.0\.1|localhost):(\d{2,5})(?!\d)/i
/** What such a command asks is a server of others. */
const ofAsking = /\b(?:curl|wget|telnet|nc|client|connect|upstream|proxy|backend|target|remote)\b/i

/** Who asks a command for its help starts nothing: `Run `rails server --help` for more startup options`. */
const ofHelp = /(?:^|\s)(?:--help|-h\s{0,9}$)/
/** What an image's own script starts is set by its files: https://github.com/jupyter/docker-stacks */
const ofImage = /^(?:\S{1,60}\s{0,9}\| )?Executing the command: /

function startedIn(line: string): ProgramEvent[] {
  const set = ofAsking.test(line) ? null : portOf(option.exec(line)?.[1] ?? '')
  if (set !== null) return [event(null, set, line)]
  for (const { program, usual, command, elsewhere, port } of starts) {
    const args = command.exec(line)?.groups?.args
    if (args === undefined || elsewhere.test(args) || ofHelp.test(args) || ofImage.test(line)) continue
    const number = portOf(port.exec(args)?.[1] ?? '') ?? usual
    return number === null ? [] : [event(program, number, line)]
  }
  return []
}

/** What a program does unless it is told otherwise: documentation says so, and not what runs. */
const byDefault =
  /\bdefaults? (?:to|is)\b|\bby default\b|既定(?:では|値)|デフォルト(?:では|で)|默认(?:是|为|会|监听|只|绑定|情况)/i

/** Whether a line speaks of the machine that is asked about, as it is. */
function isOfNow(line: string): boolean {
  const apart = [ofOthersMachine, ofOthersText, ofClient, before, beforeAnew, madeUp, notLookedAt, notYetThere]
  return !isSupposed(line) && !isTold(line) && !byDefault.test(line) && !apart.some((words) => words.test(line))
}

/** A command in a list of containers, which cuts off what it was given. */
const cutCommand = /^Executing the command: |["“][^"”]{1,60}(?:…|\.{3})["”]/

/** Commands that start such a program. */
const localCommands =
  /(?:127\.0\.0\.1|localhost):\d|\b(?:runserver|flask|artisan|uvicorn|mkdocs|jekyll|hugo|ng serve|fastapi|rails|mlflow|jupyter)\b/

/** What people say of it. Nothing where the same text speaks of other addresses, too. */
function localIn({ command, lines }: PastedBlock, signed: readonly number[]): ProgramEvent[] {
  const own = signed
    .map((at) => lines[at] ?? '')
    .filter(
      (line) => line.length <= longest && !/\(code=(?:exited|killed|dumped)\b/.test(line) && !cutCommand.test(line),
    )
  const found = [
    ...(command === null ? [] : startedIn(command)),
    ...own.flatMap((line) => {
      const said = [...startedIn(line), ...saidIn(line)]
      return said.length > 0 && isOfNow(line) ? said : []
    }),
  ].slice(0, 50)
  const isElsewhere = found.length > 0 && [command ?? '', ...lines].some((line) => moved.test(line))
  return [...(isElsewhere ? [] : found), ...launchedIn(lines, signed)]
}

/** Reads what people say of a program that listens at loopback alone: in words, or by the command that they started it with. */
export const toldAtLoopback: EvidenceReader = {
  name: 'told',
  signs: [beside, option, ...starts.map(({ command }) => command), ...launchSigns],
  asked: localCommands,
  read: localIn,
}
