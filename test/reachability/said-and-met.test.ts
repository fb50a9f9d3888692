import { describe, expect, it } from 'vitest'
import { ask } from './ask'

const client = 'from 198.51.100.7'

describe('an error that is asked about, told of, thought of or over was not met', () => {
  it.each([
    'What does 502 mean? I have seen it in the docs of nginx and want to know before I go live.',
    '502とはどういう意味ですか?',
    '502 是什么意思?文档里看到的。',
    "What is the difference between 'connection refused' and 'timed out'?",
    '「接続が拒否されました」とタイムアウトの違いは何ですか。',
    'connection refused 和 timeout 有什么区别?',
    'My colleague asks whether nginx returns 502 or 504 when the backend is down.',
    "A blog says: 'Connection refused means sshd is not running.' Is that right? Mine hangs.",
    '网上说 Connection refused 就是 sshd 没启动,是这样吗?我的是一直卡住。',
    '「Connection refused」はsshdが起動していないときに出ると聞きました。私の場合は何も返ってきません。',
    "The docs say that WAF would show 'Sorry, your request has been blocked as it may cause potential threats to the server's security.', but it doesn't here.",
    '文档说没备案的话会显示“该网站暂时无法进行访问”,但是我这边没有显示,只是一直转圈。',
    'The page loads forever. If I stop it, I get connection refused, so something is listening.',
    '読み込み中のままです。アプリを止めると接続拒否になります。',
    '一直转圈。把程序停掉就会提示拒绝连接。',
    'It used to say 504 Gateway Timeout. Since the upgrade the page is just white.',
    'While it was rebooting, ssh said connection refused; that is over. Now the password is not taken.',
    '重启的时候提示拒绝连接,现在起来了。',
    'example.org gives ERR_CONNECTION_REFUSED in my browser too, my own site loads slowly.',
    'Does Alibaba Cloud return 502 Bad Gateway or 503 when the backend of an ALB is unhealthy?',
    'ALBのバックエンドが異常なとき502と503のどちらが返りますか。設計中です。',
    'ALB 后端异常时会返回 502 还是 503?我在做监控设计。',
    "There's a thread where someone's nginx was stopped and that was it. Mine: no idea yet.",
    '先週のメンテナンス中は503が出ていましたが、いまは真っ白な画面になります。',
    'If the backend dies, will users see 502 or a timeout? I want to prepare a page.',
    "Is it normal that a port answers 'connection refused' when nothing listens on it? Just reading up.",
    'ポートで何も待ち受けていない場合、クライアントには「接続が拒否されました」と表示されるのでしょうか?',
    '端口没有监听的时候,客户端收到的是拒绝连接对吗?',
    '要是 nginx 挂了,用户看到的会是 502 吗?想提前做个提示页。',
    'A week ago: 504 Gateway Time-out. Currently: a white page and nothing in the logs.',
    '1週間前は504 Gateway Time-outでした。現在は真っ白です。',
    '一周前是504 Gateway Time-out,目前是白屏。',
    'github.com refuses connections from my phone, too. Is there an outage?',
  ])('%s', (text) => {
    const found = ask(`tcp/80 ${client}`, text)
    expect([found.cause, found.met]).toEqual(['unknown', null])
  })

  it.each([
    ['Yesterday 502, today timeout. Nothing was changed in between.', 'timeout'],
    ['昨日は502でしたが、今日はタイムアウトします。', 'timeout'],
    ['昨天是502,今天变成超时了。', 'timeout'],
    ['I get 502. What does it mean?', 'server-error'],
    ['サイトを開くと502になります。どういう意味ですか?', 'server-error'],
    ['打开网站是 502,是什么意思?', 'server-error'],
    ['Yesterday it timed out, today it is a 502 Bad Gateway.', 'server-error'],
    ['Since yesterday every page is a 502 Bad Gateway.', 'server-error'],
    ['It was fine until yesterday, since then 503 Service Unavailable.', 'server-error'],
    ['昨天开始就是 502,今天还是。', 'server-error'],
    ['昨日から502のままです。', 'server-error'],
    ['The guide says to open the port, I did, and I still get connection refused.', 'refused'],
    ['Why do I get connection refused on this port?', 'refused'],
    ['Why is the page a 502 Bad Gateway when opened from outside?', 'server-error'],
    ['なぜ外から開いたときに502になるのですか?', 'server-error'],
    ['为什么外网打开的时候返回502呢?', 'server-error'],
    ['If I try to connect from home, I get connection refused.', 'refused'],
    ['The docs say it should work, but I get connection refused.', 'refused'],
  ])('%s: %s was', (text, met) => {
    expect(ask(`tcp/80 ${client}`, text).met).toBe(met)
  })
})

describe('what a proxy of the client answers is not said by the server', () => {
  const squid =
    'HTTP/1.1 503 Service Unavailable\nServer: squid/5.7\nX-Squid-Error: ERR_CONNECT_FAIL 110\nVia: 1.1 proxy.example (squid/5.7)'
  it.each([
    `$ curl -I http://203.0.113.9/\n${squid}`,
    'ERROR\nThe requested URL could not be retrieved\n\nThe following error was encountered while trying to retrieve the URL: http://203.0.113.9/\nGenerated Mon, 23 Nov 2026 08:00:00 GMT by proxy.example (squid/5.7)\n503 Service Unavailable',
    '$ curl https://203.0.113.9/\ncurl: (56) Received HTTP code 503 from proxy after CONNECT',
    '$ curl https://203.0.113.9/\ncurl: (56) CONNECT tunnel failed, response 502',
    'Our corporate proxy answers with 504 Gateway Timeout for my server.',
    "Zscaler shows me '403 Forbidden' when I open my site from work.",
    '会社のプロキシが「503 Service Unavailable」を返します。',
    '公司代理服务器返回 503 Service Unavailable。',
  ])('%s', (text) => {
    expect(ask(`tcp/80 ${client}`, text).cause).toBe('unknown')
  })

  it('but what a proxy of the server answers is, and so is what is asked of the proxy itself', () => {
    expect(ask(`tcp/80 ${client}`, 'nginx is my reverse proxy and answers with 502 Bad Gateway.').cause).toBe(
      'service-error',
    )
    expect(ask(`tcp/3128 ${client}`, `$ curl -I http://203.0.113.9:3128/\n${squid}`).met).toBe('server-error')
  })
})
