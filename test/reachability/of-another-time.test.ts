import { describe, expect, it } from 'vitest'
import { ask } from './ask'

const causeOf = (text: string, port = 80) => ask(`tcp/${port} from 198.51.100.7`, text).cause
const silent = (port: number) =>
  `curl: (28) Failed to connect to 203.0.113.82 port ${port} after 20003 ms: Connection timed out`
const unit =
  '● caddy.service - Caddy\n     Loaded: loaded (/lib/systemd/system/caddy.service; enabled)\n     Active: failed (Result: exit-code) since Thu 2026-10-08 11:02:40 UTC; 1min ago'

describe('the log of an earlier incident that is over decides nothing of today', () => {
  it.each([
    ["Log of last month's outage, since resolved:", 'Today it is something else:'],
    ['Three weeks ago we had an incident, which we repaired. The status from then:', 'Now:'],
    ['先月の障害のときの状態（対応済み）：', '今日はこれだけです。'],
    ['前回の障害はすぐ復旧しました。そのときの出力：', '今回：'],
    ['上个月出过故障，早就处理好了，当时的状态：', '今天是：'],
    ['上次的输出（已修复）：', '这次：'],
  ])('%s', (then, now) => {
    expect(causeOf(`${then}\n${unit}\n\n${now}\n${silent(80)}`)).toBe('unknown')
  })

  it.each([
    ['Last week systemd said:', 'That was fixed by a new certificate. Today I only get this.'],
    ['先週の状態です。', 'これは設定を直して解決しました。今日は次のとおりです。'],
    ['上周的状态是：', '那次改完配置就好了。今天是这样的。'],
  ])('nor where it is said below: %s', (then, below) => {
    expect(causeOf(`${then}\n${unit}\n${below}\n${silent(80)}`)).toBe('unknown')
  })

  it.each([
    'Since last week systemd says:',
    'I fixed it last month, today it is down again:',
    '先月直しましたが、今日また落ちています：',
    '上个月修好过一次，今天又这样了，状态：',
  ])('what is met again does: %s', (line) => {
    expect(causeOf(`${line}\n${unit}`)).toBe('not-listening')
  })

  it.each(['上个月 caddy 没启动，已经好了。', '先月 caddy が停止していましたが、復旧しました。'])(
    'told: %s',
    (line) => {
      expect(causeOf(line)).toBe('unknown')
    },
  )
})

describe('what stands below an edit under a label of earlier', () => {
  const local = 'LISTEN 0 200 127.0.0.1:8090 0.0.0.0:* users:(("python3",pid=3120,fd=6))'

  it.each([
    ['EDIT: bound it to 0.0.0.0 and restarted.', '(earlier)'],
    ['UPDATE: moved it to 0.0.0.0 and restarted the service.', 'ss (before):'],
    ['追記: 0.0.0.0 に変更して再起動しました。', '（変更前）'],
    ['更新：监听地址已经改了、重启了。', 'ss（之前的）：'],
  ])('%s … %s', (edit, label) => {
    expect(causeOf(`${edit}\n\n${label}\n${local}\n\n${silent(8090)}`, 8090)).toBe('unknown')
    expect(causeOf(`EDIT: here is ss as well.\n\n${label}\n${local}\n\n${silent(8090)}`, 8090)).toBe('loopback-only')
  })

  it.each([
    ['Edit: changed the bind address and restarted.', 'Original post:', 'My dashboard does not open.'],
    ['追記：バインドを 0.0.0.0 に変更しました。', '元の投稿：', '外から見られません。'],
    ['编辑：监听改成 0.0.0.0 并重启了。', '原帖：', '外面打不开我的面板。'],
  ])('the whole post as it was first: %s', (edit, label, post) => {
    expect(causeOf(`${edit}\n\n${label}\n${post}\n${local}\n\n${silent(8090)}`, 8090)).toBe('unknown')
  })
})

describe('words of somebody else are no evidence', () => {
  it.each([
    'The help page reads: “The instance is stopped.” Mine does not answer.',
    'A colleague said “it must be 502 Bad Gateway”, but it only hangs.',
    '先輩に「それは 502 Bad Gateway でしょう」と言われましたが、実際は何も返りません。',
    '网上有人说『安全组没有放行 80』，不知道对不对。',
    '客服回复“应该是 502 Bad Gateway”，其实一直转圈。',
    '> Your caddy is not running, so you get connection refused.\n\nBut it hangs here.',
    'Support replied:\n> HTTP/1.1 502 Bad Gateway\n\nI see nothing like that.',
    '同事回复：\n> HTTP/1.1 502 Bad Gateway\n\n我这里没有这个。',
  ])('%s', (text) => {
    expect(causeOf(text)).toBe('unknown')
  })

  it.each([
    'The browser says “502 Bad Gateway”.',
    'エラーメッセージには『502 Bad Gateway』と書いてあります。',
    '页面上写着「502 Bad Gateway」，文档里没找到说明。',
    'My own output:\n> HTTP/1.1 502 Bad Gateway\n> Server: nginx',
  ])('what is quoted of the page itself is: %s', (text) => {
    expect(causeOf(text)).toBe('service-error')
  })
})

describe('what happens when something is done', () => {
  it.each([
    'I get 502 Bad Gateway when it tries to open the list.',
    'The browser shows 502 Bad Gateway when the page is opened from outside.',
    'When the page loads, I see 502 Bad Gateway.',
    'Users get 503 Service Unavailable whenever the basket is opened.',
    'It failed with 502 Bad Gateway when it was opened.',
  ])('was met: %s', (text) => {
    expect(causeOf(text)).toBe('service-error')
  })

  it.each([
    'nginx returns 502 Bad Gateway when the upstream is down.',
    'When the upstream is stopped, nginx sends 502 Bad Gateway.',
    '503 Service Unavailable is returned whenever the pool is empty.',
    'You see 502 Bad Gateway when the backend is down.',
    'Connection refused comes when a port is closed.',
  ])('is told as a rule: %s', (text) => {
    expect(causeOf(text)).toBe('unknown')
  })
})
