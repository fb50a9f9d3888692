import { describe, expect, it } from 'vitest'
import { outcomeOf } from '@/lib/reachability/data/phrases'
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
