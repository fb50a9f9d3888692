import { describe, expect, it } from 'vitest'
import { ask } from './ask'

const client = 'from 198.51.100.7'
const causeOf = (target: string, text: string) => ask(`${target} ${client}`, text).cause

describe('all that a group lets in, in words', () => {
  it.each([
    'It times out. Only 22 and 443 are allowed in the security group.',
    'The security group allows only 22, 80 and 443.',
    'Inbound rules of the group: just 22, 80, 443. I need 8080 and it times out.',
    'It hangs; in the security group SSH and HTTP are the only entries.',
    'タイムアウトします。セキュリティグループでは22と443だけ許可しています。',
    'インバウンドは22番と80番のみ開けています。8080番につながりません。',
    'いまセキュリティグループのインバウンドを見ると、許可は SSH(22) と ICMP の2行だけです。',
    '8080 超时。安全组里只放行了22和443。',
    '安全组入方向就22和80两条规则,8080连不上',
  ])('%s', (text) => {
    expect(causeOf('tcp/8080', text)).toBe('security-group')
    expect(causeOf('tcp/22', text)).toBe('unknown')
  })

  it.each([
    'In the security group only 22 and 443 are allowed to everyone, 8080 to our office range.',
    'The security group allows 22 only from my address.',
    'In the outbound rules of the security group only 443 is allowed.',
    'Should only 22 and 443 be allowed in the security group?',
    'The security group allows only the range 8000-9000.',
    'セキュリティグループは22だけでなく8080も許可しています。',
    '安全组里的 22 端口只允许从办公网访问。',
  ])('%s: says nothing of it', (text) => {
    expect(causeOf('tcp/8080', text)).toBe('unknown')
  })
})

describe('the instance does not run, in words', () => {
  it.each([
    "I can't SSH in. The instance is Stopped in the console.",
    'Console > Instances shows my instance with status Stopped.',
    'SSHで接続できません。コンソールを見るとインスタンスは停止中です。',
    'ECSコンソールではステータスが「停止済み」と表示されています。',
    'SSH 连不上,控制台里看到实例已停止。',
    '控制台里面那台的状态写的是 已停止(欠费回收中) 启动按钮是灰的',
  ])('%s', (text) => {
    expect(causeOf('tcp/22', text)).toBe('instance-stopped')
  })

  it.each([
    'The instance stopped responding to SSH this morning; in the console it is Running.',
    'The nginx service on the instance is stopped.',
    'What happens to the EIP if the instance is stopped?',
    'インスタンスでnginxが停止しています。',
    '实例里的 nginx 已停止。',
  ])('%s: says nothing of it', (text) => {
    expect(causeOf('tcp/22', text)).toBe('unknown')
  })
})

describe('the instance has no address that the Internet reaches, in words', () => {
  it.each([
    "I can't reach my ECS from the internet. It has no public IP and no EIP is bound.",
    'The ECS was created without a public IP address.',
    '外からアクセスできません。EIPは割り当てておらず、パブリックIPもありません。',
    'このECSにはパブリックIPが付いていません。',
    '外网访问不了,ECS 没有公网IP,也没绑定EIP。',
    '买的时候没有分配公网IP,在家打不开网站',
  ])('%s', (text) => {
    expect(causeOf('tcp/80', text)).toBe('no-public-address')
    // What was dialled is an address that it has.
    expect(
      causeOf('tcp/80', `${text}\ncurl: (28) Failed to connect to 203.0.113.9 port 80: Connection timed out`),
    ).toBe('unknown')
  })

  it("another machine's is not the one that is asked about", () => {
    expect(
      causeOf('tcp/80', "The database has no public IP, the web server does. The web server doesn't answer."),
    ).toBe('unknown')
  })
})
