import { describe, expect, it } from 'vitest'
import { outcomeOf } from '@/lib/reachability/data/phrases'
import { gather } from '@/lib/reachability/read/gather'
import { bindProblemOf } from '@/lib/reachability/read/logs/bind'
import { ask } from './ask'

describe('code A2: the first look is the phrases themselves', () => {
  it.each([
    ['ETIMEDOUT', 'timeout'],
    ['PR_CONNECT_RESET_ERROR', 'reset'],
    ['unexpectedly dropped the connection', 'closed'],
    ['nodename nor servname', 'not-resolved'],
    ['unable to establish ssl connection', 'tls-failure'],
    ['花了太长时间', 'timeout'],
  ])('%s', (phrase, outcome) => {
    expect(outcomeOf(phrase)).toBe(outcome)
  })

  it('what nodemailer says of port 25 is read', () => {
    const target = 'egress tcp/25 from 64.233.160.26'
    expect(ask(target, 'Error: connect ETIMEDOUT 64.233.160.26:25').cause).toBe('platform-port-25')
    expect(ask('tcp/443 from 198.51.100.7', 'Error code: PR_CONNECT_RESET_ERROR').understood[0]?.as).not.toEqual([])
  })
})

/** The C library's own words for errors of connect(2) and of names: ja, zh_CN, zh_TW of glibc 2.36 (Debian 12). */
describe('what systems say in Japanese and Chinese', () => {
  it.each([
    ['refused', '接続を拒否されました', '拒绝连接', '連線被拒絕'],
    ['timeout', '接続がタイムアウトしました', '连接超时', '連線超過時間'],
    ['no-route', 'ホストへの経路がありません', '没有到主机的路由', '找不到通往該主機的路由路徑'],
    ['network-unreachable', 'ネットワークに届きません', '网络不可达', '無法接觸網路'],
    ['reset', '接続が相手からリセットされました', '连接被对方重设', '連線被對方重設'],
    ['not-resolved', '名前またはサービスが不明です', '未知的名称或服务', '名稱或服務未知'],
    ['not-resolved', '名前解決に一時的に失敗しました', '域名解析暂时失败', '解析名稱時發生暫時性錯誤'],
  ])('%s', (outcome, ...messages) => {
    expect(messages.map((message) => outcomeOf(`curl: ${message}`))).toEqual(messages.map(() => outcome))
  })

  it.each([
    ['in-use', 'アドレスは既に使用中です', '地址已在使用', '位址已經有在使用'],
    ['not-local', '要求アドレスに割り当てられません', '无法指定被请求的地址', '無法指定所需的位址'],
    ['permission', '許可がありません', '权限不够', '拒絕不符權限的操作'],
  ])('bind: %s', (why, ...messages) => {
    expect(messages.map((message) => bindProblemOf(`bind: ${message}`))).toEqual(messages.map(() => why))
  })
})

describe('what applications show to their users', () => {
  const shown: readonly (readonly [name: string, text: string, outcome: string])[] = [
    ['WinSCP', 'Network error: Connection to "203.0.113.80" refused.', 'refused'],
    ['Edge, Japanese', 'このページに到達できません\n203.0.113.80 からの応答時間が長すぎます', 'timeout'],
    ['Safari, Chinese', 'Safari浏览器打不开页面“http://203.0.113.80:8080/”，因为服务器无响应。', 'timeout'],
    ['the title of Firefox', 'Unable to connect\nAn error occurred during a connection to 203.0.113.80.', 'failed'],
    ['the title of Firefox, Japanese', '正常に接続できませんでした', 'failed'],
    ['the app for remote desktops, Chinese', '无法连接到远程 PC。请确保 PC 已开机。错误代码：0x104', 'failed'],
    ['curl 7.19', "*   Trying 203.0.113.80... Connection timed out\n* couldn't connect to host", 'timeout'],
    ['curl 7.19, refused', "*   Trying 203.0.113.80... Connection refused\n* couldn't connect to host", 'refused'],
    ['curl 7.19, connected', '*   Trying 203.0.113.80... connected', 'connected'],
    ['mosh', 'mosh: Nothing received from server on UDP port 60001. [To quit: Ctrl-^ .]', 'timeout'],
    ['a terminal in Chinese', '无法连接到“203.0.113.80”（端口 22）：失败。', 'failed'],
    ['a terminal in Chinese, with quotes of ASCII', `无法连接到 '203.0.113.80' (端口 22): 失败`, 'failed'],
    ['a warning alone', '警告: TCP connect to (203.0.113.80 : 80) failed', 'failed'],
  ]
  it.each(shown)('%s', (_, text, outcome) => {
    expect([...new Set(gather([text]).attempts.map((attempt) => attempt.outcome))]).toContain(outcome)
  })

  it('the answer to a ping in Japanese is none of them', () => {
    expect(gather(['203.0.113.80 からの応答: バイト数 =32 時間 =9ms TTL=54']).attempts).toEqual([])
  })
})

describe('a command line whose output is read as a document', () => {
  const command = '$ aliyun ecs DescribeInstances --RegionId cn-hangzhou'
  const instance = '{"InstanceId":"i-bp1cmd","Status":"Stopped"}'

  it('is not said to be unread, above it or in a piece of its own', () => {
    for (const pieces of [[`${command}\n${instance}`], [command, instance]])
      expect(gather(pieces).understood.map(({ as }) => as)).toEqual([['instance']])
  })

  it('but where it is all that was pasted, it is', () => {
    expect(gather([command]).understood.map(({ as }) => as)).toEqual([[]])
  })
})
