import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { mask } from '@/lib/reachability'
import { cpuTime, expectWithin } from '../cpu-time'

describe('security F7: secrets', () => {
  const secret = 'hunter2Hunter2hunter2Hunter2xy'
  /** One of no shape: the first is as long as a secret of an AccessKey, which is hidden behind anything that is hidden already. */
  const shapeless = 'correct-horse#9'
  const known = [
    'an AccessKey pair in a table',
    'a token of the Security Token Service',
    'a token of GitHub',
    'a JWT',
    'a key of PuTTY',
    'htpasswd',
    'a key in one line of JSON',
    'a hook of Slack',
  ]
  it.each([
    ['an AccessKey pair in the environment', `export ALIBABA_CLOUD_ACCESS_KEY_SECRET=${secret}`],
    ['an AccessKey pair in JSON', `{"AccessKeyId": "LTAI5tExampleExample", "AccessKeySecret": "${secret}"}`],
    ['an AccessKey pair in a table', `AccessKey ID,AccessKey Secret\nLTAI5tExampleExample,${secret}`],
    ['aliyun configure', `aliyun configure set --access-key-id LTAI5tExampleExample --access-key-secret ${secret}`],
    ['a password in an address', `curl https://admin:${secret}@db.example.com/`],
    ['curl -u', `curl -v -u 'admin:${secret}' http://10.0.0.5/`],
    ['an Authorization header', `> Authorization: Bearer ${secret}`],
    ['an Authorization header in a command', `curl -H "Authorization: Basic ${secret}" http://10.0.0.5/`],
    ['a cookie', `> Cookie: session=${secret}; theme="a ${secret}"`],
    ['a cookie that is set', `< Set-Cookie: sid=${secret}; Path=/; HttpOnly`],
    ['a header with a key', `> X-Api-Key: ${secret}`],
    ['a token in a query', `http://10.0.0.5/?a=1&access_token=${secret}&b=2`],
    ['a signature of OSS', `http://10.0.0.5/?OSSAccessKeyId=LTAI5tExampleExample&Expires=1&Signature=${secret}`],
    ['YAML', `db:\n  password: "two words ${secret}"\n`],
    ['mysql', `mysql -h 10.0.0.5 -uroot -p${secret} shop`],
    ['PGPASSWORD', `PGPASSWORD=${secret} psql -h 10.0.0.5`],
    ['redis-cli', `redis-cli -h 10.0.0.5 -a ${secret} ping`],
    ['sshpass', `sshpass -p ${secret} ssh root@10.0.0.5`],
    ['a private key', `-----BEGIN RSA PRIVATE KEY-----\nMIIE${secret}\n${secret}\n-----END RSA PRIVATE KEY-----`],
    ['a private key that breaks off', `-----BEGIN OPENSSH PRIVATE KEY-----\nb3Bl${secret}\n`],
    ['a token of the Security Token Service', `STS.${secret}`],
    ['a token of GitHub', `https://ghp_${secret}@github.example`],
    ['a JWT', `eyJhbGciOi${secret}.eyJzdWIi${secret}.${secret}`],
    ['what aliyun configure asks for', `Access Key Id []: LTAI5tExampleExample\nAccess Key Secret []: ${secret}`],
    ['a quote that is escaped', `{"password":"hunt\\"er ${secret}"}`],
    ['a value on the next line', `{\n  "password":\n    "${secret}"\n}`],
    ['two words', `password: two ${secret}`],
    ['curl -u with a blank', `curl -u 'admin:two ${secret}' http://10.0.0.5/`],
    ['an @ in a password', `ftp://admin:a@${secret}@files.example.com/`],
    ['a slash in a password', `postgres://admin:a/${secret}@db.example.com/shop`],
    ['curl -b', `curl -s -b 'sid=${secret}; a=b' http://10.0.0.5/`],
    ['curl --cookie', `curl --cookie "sid=${secret}" http://10.0.0.5/`],
    ['docker login', `docker login -u admin -p ${secret} registry.example.com`],
    ['mongo', `mongosh -u admin -p '${secret}' 10.0.0.5`],
    ['redis.conf', `requirepass ${secret}`],
    ['AUTH', `10.0.0.5:6379> AUTH ${secret}`],
    ['.pgpass', `db.example.com:5432:shop:admin:${secret}`],
    ['.netrc', `machine files.example.com\n  login admin\n  password ${secret}`],
    ['WireGuard', `PresharedKey = ${secret}=`],
    ['XML', `<AccessKeySecret>${secret}</AccessKeySecret>`],
    ['Japanese', `パスワード: ${secret}`],
    ['Chinese, with a wide colon', `密码：${secret}`],
    ['a key of PGP', `-----BEGIN PGP PRIVATE KEY BLOCK-----\n\nlQVY${secret}\n-----END PGP PRIVATE KEY BLOCK-----`],
    ['a key of PuTTY', `Private-Lines: 2\nAAAA${secret}\nBBBB${secret}\nPrivate-MAC: 00`],
    [
      'a key in one line of JSON',
      `{"cert": "-----BEGIN PRIVATE KEY-----\\nMIIE${secret}\\n-----END PRIVATE KEY-----\\n"}`,
    ],
    ['a hook of Slack', `https://hooks.slack.com/services/T00000000/B00000000/${secret}`],
    ['shadow', `root:$6$rounds=5000$${secret}:19000:0:99999:7:::`],
    ['htpasswd', `admin:{SHA}${secret}=`],
    ['openssl', `    Session-ID: ${secret}\n    Master-Key: ${secret}`],
  ])('%s', (name, text) => {
    const masked = mask(text)
    expect(masked.text).not.toContain(secret)
    expect(masked.secrets).toBeGreaterThan(0)
    expect(mask(masked.text).text).toBe(masked.text)
    // What is known by its place alone is hidden whatever it looks like.
    const told = mask(text.replaceAll(secret, shapeless)).text
    expect(/correct|horse|#9/.test(told)).toBe(known.includes(name))
  })

  it('leaves what is around them', () => {
    expect(mask('curl -H "Authorization: Bearer abcdefgh" http://10.0.0.5/a').text).toBe(
      'curl -H "Authorization: ***" http://10.0.0.5/a',
    )
    expect(mask('https://admin:pw@db.example.com/x').text).toBe('https://admin:***@db.example.com/x')
  })

  it.each([
    'root@web: Permission denied (publickey,password).',
    "root@web's password:",
    'LISTEN 0 128 0.0.0.0:22 0.0.0.0:* users:(("sshd",pid=29616,fd=3))',
    '-A INPUT -p tcp -m tcp --dport 80 -j DROP',
    '"SecurityGroupId": "sg-bp1example", "NextToken": ""',
    '< Content-Type: text/html; charset=UTF-8',
    'Rule Name:                            rdp off',
  ])('evidence stays: %s', (text) => {
    expect(mask(text)).toEqual({ text, secrets: 0, addresses: 0 })
  })

  it.each([
    ['e-mail', 'alice@example.com'],
    ['the id of an account', '"AccountId": "1234567890123456"'],
    ['the id of an instance', 'i-bp1a2b3c4d5e6f7g8h9i'],
    ['a MAC address', 'link/ether 00:16:3e:0a:0b:0c'],
    ['the name of a host', 'web-1.corp.example.com'],
    ['what stands behind a public key', 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIA alice@laptop'],
  ])('what no mask is promised for stays, as the page says: %s', (_, text) => {
    expect(mask(text)).toEqual({ text, secrets: 0, addresses: 0 })
  })

  it('whatever the value is, it does not survive', () => {
    const value = fc.stringMatching(/^[A-Za-z0-9+/=._~-]{12,40}$/).filter((text) => !text.startsWith('-'))
    const frame = fc.constantFrom(
      (text: string) => `Authorization: Bearer ${text}`,
      (text: string) => `{"Password": "${text}"}`,
      (text: string) => `secret_token=${text}`,
      (text: string) => `> Cookie: a=${text}`,
    )
    fc.assert(
      fc.property(value, frame, (text, around) => {
        expect(mask(around(text)).text).not.toContain(text)
      }),
    )
  })
})

describe('addresses', () => {
  it('public ones get a number each, the same wherever they stand', () => {
    expect(mask('203.0.113.5 to 198.51.100.7:80, 203.0.113.5/32, [2001:db8::1]:80 and 2001:DB8:0::1')).toEqual({
      text: '[IPv4-1] to [IPv4-2]:80, [IPv4-1]/32, [[IPv6-1]]:80 and [IPv6-1]',
      secrets: 0,
      addresses: 3,
    })
    expect(mask('...203.0.113.5. ::ffff:203.0.113.5').text).toMatch(/^\.\.\.(\[IPv4-1\])\. ::ffff:\1$/)
  })

  it('private, loopback, unspecified, masks and what is no address stay', () => {
    const text =
      '0.0.0.0:* 127.0.0.1 10.1.2.3 172.16.0.5 192.168.0.1/24 100.100.2.136 169.254.1.1 255.255.255.0 224.0.0.1 :::80 ::1:631 [::]:80 ::1 fe80::1%eth0 fd00::1 ff02::1 00:16:3e:0a:0b:0c 10:20:30 12:00 nginx/1.22.1 999.1.1.1'
    expect(mask(text).text).toBe(text)
  })

  it.each([
    ['047.098.001.001', '98.001'],
    ['ec2-8-8-4-4.compute.example.com', '8-8-4-4'],
    ['２０３．０．１１３．５', '１１３'],
    ['   0: 0501A8C0:1F90 057100CB:D431 01', '057100CB'],
    ['b.a.9.8.7.6.5.0.4.0.0.0.3.0.0.0.2.0.0.0.1.0.0.0.8.b.d.0.1.0.0.2.ip6.arpa', '8.b.d.0'],
  ])('in other spellings: %s', (text, part) => {
    expect(mask(text).text).not.toContain(part)
    expect(mask(text).addresses).toBe(1)
  })

  it('private ones stay in each of them', () => {
    const text = 'ip-172-31-0-1.internal 010.001.002.003 0501A8C0 2026-11-24-10 1-2-3-4'
    expect(mask(text)).toEqual({ text, secrets: 0, addresses: 0 })
  })

  it('what netstat cuts off', () => {
    const { text } = mask('tcp6 0 0 2001:db8:85a3:8d3:13:443 2001:db8:85a3:1:2:3:4:5:443 ESTABLISHED')
    expect(text).not.toContain('85a3')
    expect(text).toContain(':443')
  })

  it('stay when told so', () => {
    expect(mask('203.0.113.5 password=abc', { addresses: false })).toEqual({
      text: '203.0.113.5 password=***',
      secrets: 1,
      addresses: 0,
    })
  })

  it('whatever the address is, it does not survive and keeps its number', () => {
    const publicV4 = fc
      .tuple(fc.integer({ min: 11, max: 99 }), fc.nat(255), fc.nat(255), fc.nat(255))
      .map((parts) => parts.join('.'))
    fc.assert(
      fc.property(publicV4, fc.constantFrom(' ', ':80 ', '/24,', ')', '"', '.\n'), (address, after) => {
        const { text } = mask(`a ${address}${after}b (${address})`)
        expect(text).not.toContain(address)
        expect(text.match(/\[IPv4-1\]/g)).toHaveLength(2)
      }),
    )
    fc.assert(
      fc.property(fc.ipV6(), (address) => {
        if (!/^[23][0-9a-f]{3}:/i.test(address)) return
        expect(mask(`x ${address} y`).text).not.toContain(address)
      }),
    )
  })
})

describe('2 MB of anything', { timeout: 120_000 }, () => {
  it.each([
    'a',
    'password=',
    '-----BEGIN PRIVATE KEY-----\n',
    '203.0.113.5 ',
    '2001:db8::1:',
    'mysql -',
    'eyJa.',
    '-u a:',
    'x-',
    ':// ',
    'http://a:',
    'machine a login b ',
    '"password":\n',
    'パスワード',
    'Private-Lines: 1\n',
    'a-1-2-3-4-',
    'curl -b',
    '<a',
  ])('%j', (unit) => {
    const text = unit.repeat(Math.ceil(2_000_000 / unit.length))
    const used = cpuTime()
    mask(text)
    expectWithin(used(), 3200)
  })
})
