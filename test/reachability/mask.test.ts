import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { diagnose, mask, parseTarget, type Target, type TargetFields } from '@/lib/reachability'
import { cpuTime, expectWithin } from '../cpu-time'

describe('security F7: secrets', () => {
  const secret = 'hunter2Hunter2hunter2Hunter2xy'
  /** One of no shape: the first is as long as a secret of an AccessKey, which is hidden behind anything that is hidden already. */
  const shapeless = 'correct-horse#9'
  const known = [
    'a token of the Security Token Service',
    'a token of GitHub',
    'a JWT',
    'a key of PuTTY',
    'htpasswd',
    'a key in one line of JSON',
    'a hook of Slack',
    '.npmrc',
    'the file of docker',
    'a key in Base64',
    'a key in JSON in JSON',
    'a key whose breaks became blanks',
    'a JWK',
    'tokens of other services',
    'a bot',
    'a signature in a query',
    'a code in a query',
    'a token for a user',
    'a hook of Teams',
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
    ['a word for it that is cut short', `DB_PASS=${secret} smtp_pass: ${secret}`],
    ['a word for it in JSON', `{"pass": "${secret}"}`],
    ['keepalived', `    auth_pass ${secret}`],
    ['keys that open', `RAILS_MASTER_KEY=${secret}\nENCRYPTION_KEY: ${secret}\nAccountName=a;AccountKey=${secret};E=x`],
    ['a header with a key of a subscription', `Ocp-Apim-Subscription-Key: ${secret}`],
    ['.npmrc', `//registry.example.com/:_auth=${secret}`],
    ['the file of docker', `{"auths":{"registry.example.com":{"auth":"${secret}"}}}`],
    ['a key in Base64', `    tls.key: LS0tLS1CRUdJTiBSU0EgUFJJVkFURSBLRVktLS0tLQ${secret}`],
    ['name and value in JSON', `{"name": "DB_PASSWORD", "value": "${secret}"}`],
    ['name and value without a blank', `{"name":"Cookie","value":"sid=${secret}"}`],
    ['name and value in YAML', `- name: DB_PASSWORD\n  value: ${secret}`],
    ['a tag', `"Key": "password", "Value": "${secret}"`],
    ['XML with attributes', `<add key="password" value="${secret}"/><entry key="db.password">${secret}</entry>`],
    ['parameters of a stack', `--Parameters.1.ParameterKey DbPassword --Parameters.1.ParameterValue ${secret}`],
    ['a key in JSON in JSON', `{"a":"-----BEGIN PRIVATE KEY-----\\\\nMIIE${secret}\\\\n-----END PRIVATE KEY-----"}`],
    [
      'a key whose breaks became blanks',
      `-----BEGIN RSA PRIVATE KEY----- MII${secret} ${secret} -----END RSA PRIVATE KEY-----`,
    ],
    [
      'a key of SSH2',
      `---- BEGIN SSH2 ENCRYPTED PRIVATE KEY ----\nMII${secret}\n---- END SSH2 ENCRYPTED PRIVATE KEY ----`,
    ],
    ['a key of OpenVPN', `-----BEGIN OpenVPN Static key V1-----\n${secret}\n-----END OpenVPN Static key V1-----`],
    ['a JWK', `{"kty":"RSA","n":"x","e":"AQAB","d":"${secret}"}`],
    ['tokens of other services', `sk_live_${secret} hf_${secret} dckr_pat_${secret} hvs.${secret} pypi-${secret}`],
    ['a bot', `https://api.telegram.org/bot123456789:AAx${secret}/getMe`],
    ['options whatever the program', `x --db-password ${secret} --auth-token '${secret}' -Password ${secret}`],
    ['ConvertTo-SecureString', `ConvertTo-SecureString "${secret}" -AsPlainText -Force`],
    ['net user', `net user admin ${secret} /add`],
    ['net use', `net use z: \\\\10.0.0.5\\x ${secret} /user:admin`],
    ['xfreerdp', `xfreerdp /u:admin /p:${secret} /v:10.0.0.5`],
    ['plink', `plink -pw ${secret} root@10.0.0.5`],
    ['sqlcmd', `sqlcmd -S 10.0.0.5 -U sa -P ${secret}`],
    ['sqlplus', `sqlplus scott/${secret}@10.0.0.5`],
    ['openssl, of a key', `openssl rsa -passin pass:${secret}`],
    ['chpasswd', `echo 'root:${secret}' | chpasswd`],
    ['sudo', `echo ${secret} | sudo -S ls\nsudo -S id <<< ${secret}`],
    ['smbclient', `smbclient //10.0.0.5/x -U admin%${secret}`],
    ['ldapsearch', `ldapsearch -x -D cn=admin -w ${secret} -H ldap://10.0.0.5`],
    ['htpasswd, by hand', `htpasswd -nb admin ${secret}\nhtpasswd -bc users admin ${secret}`],
    ['podman and az', `podman login -u a -p ${secret} r\naz login -u a -p ${secret}`],
    ['SNMP', `snmpwalk -v2c -c ${secret} 10.0.0.5\nrocommunity ${secret}\nsnmp-server community ${secret}`],
    ['MQTT', `mosquitto_pub -h 10.0.0.5 -u a -P ${secret} -t x`],
    ['HTTPie and lftp', `http -a admin:${secret} http://10.0.0.5\nlftp -u admin,${secret} 10.0.0.5`],
    ['ipsec.secrets', `%any : PSK "${secret}"`],
    ['SQL', `CREATE USER 'a'@'%' IDENTIFIED BY '${secret}'; ALTER USER a WITH PASSWORD '${secret}';`],
    ['haproxy', `  user admin insecure-password ${secret}\n  stats auth admin:${secret}`],
    ['the environment of redis-cli', `REDISCLI_AUTH=${secret} redis-cli`],
    ['CONFIG SET', `127.0.0.1:6379> CONFIG SET requirepass ${secret}`],
    ['FTP and IMAP', `---> PASS ${secret}\nPASS ${secret}\na1 LOGIN admin ${secret}`],
    ['a session in a query', `http://10.0.0.5/?PHPSESSID=${secret}&b=1`],
    ['a signature in a query', `https://a.example/x?sv=1&sig=${secret}`],
    ['a code in a query', `http://10.0.0.5/cb?code=${secret}&state=1`],
    ['a token for a user', `git clone https://${secret}@git.example.com/a.git`],
    ['a header of two words', `curl -H "X-Auth-Key: two ${secret}" http://10.0.0.5`],
    ['what people write', `the password is ${secret}\nパスワードは ${secret} です\n密码是${secret}`],
    ['a list of users', `User,Password,Console\nalice,${secret},https://example.com`],
    [
      'a list of users, as the console exports it',
      `用户登录名称,登录密码,AccessKey ID\na@b,"${secret}",LTAI5tExampleExample`,
    ],
    ['a table of Markdown', `| User | Password |\n|---|---|\n| a | ${secret} |\n| b | ${secret} |`],
    ['a table with tabs', `User\tPassword\nalice\t${secret}`],
    ['a form that was copied', `Password\n${secret}\n\nAccessKey Secret:\n${secret}\n`],
    ['a hook of Teams', `https://x.webhook.office.com/webhookb2/${secret}@x/IncomingWebhook/${secret}`],
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

  it('in quotes leaves them, so that a document stays one', () => {
    const text = mask('{"NextToken": "abcdef", "Password": "a\\"b", "Port": 1}').text
    expect(JSON.parse(text)).toEqual({ NextToken: '***', Password: '***', Port: 1 })
  })

  it.each([
    'root@web: Permission denied (publickey,password).',
    "Access denied for user 'root'@'10.0.0.9' (using password: YES)",
    'password = var.password',
    'export PASSWORD=$DB_PASSWORD SECRET="${SECRET}"',
    'docker login -u admin --password-stdin registry.example.com',
    '○ mysql.service - MySQL Community Server',
    '`mysql -h 10.0.0.9 -u root -p`',
    'Name,Port,Protocol\nweb,80,tcp',
    'Connection refused, wrong password\n',
    'PasswordAuthentication no',
    '"KeyPairName": "mine"',
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

  it('the diagnosis finds in what is left what it found in all', () => {
    const folder = new URL('../fixtures/reachability/', import.meta.url)
    const cases = ['cases.jsonl', 'posts.jsonl'].flatMap((name) =>
      readFileSync(new URL(name, folder), 'utf8')
        .split('\n')
        .filter((line) => line !== '')
        .map((line): { request: { target: TargetFields; evidence: unknown[] } } => JSON.parse(line)),
    )
    const told = (target: Target, evidence: readonly string[]) => {
      const { cause, layers } = diagnose({ target, evidence })
      return [cause, layers.map(({ state }) => state)]
    }
    let compared = 0
    for (const { request } of cases) {
      const read = parseTarget(request.target)
      const evidence = request.evidence.filter((piece) => typeof piece === 'string')
      const masked = evidence.map((piece) => mask(piece, { addresses: false }).text)
      if (!read.ok || masked.join() === evidence.join()) continue
      compared += 1
      expect(told(read.target, masked), evidence.join()).toEqual(told(read.target, evidence))
    }
    expect(compared).toBeGreaterThan(3)
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
    ['http://3405803781/', '3405803781'],
    ['http://admin@0xCB007105:80/', 'CB007105'],
    ['203[.]0[.]113[.]5', '113'],
    ['203。0。113。5 ', '113'],
    ['203 . 0 . 113 . 5', '113'],
    ['203%2E0%2e113%2E5', '113'],
    ['http://%5B2001%3Adb8%3A85a3%3A%3A8a2e%5D/', '85a3'],
    ['2001-db8-85a3--8a2e.ipv6-literal.net', '85a3'],
    ['   0: B80D0120A3850000000000002E8A0000:0050 00000000000000000000000000000000:0000 0A', 'A385'],
    ['20010db885a300000000000000008a2e 02 40 00 80     eth0', '85a3'],
    ['10.113.0.203.in-addr.arpa', '113'],
    ['backup_203_0_113_5.log', '113'],
    ['::ffff:cb00:7105', '7105'],
    ['203.0.113.*', '113'],
    ['route 203.0.113/24', '113'],
    ['b.a.9.8.7.6.5.0.4.0.0.0.3.0.0.0.2.0.0.0.1.0.0.0.8.b.d.0.1.0.0.2.ip6.arpa', '8.b.d.0'],
  ])('in other spellings: %s', (text, part) => {
    expect(mask(text).text).not.toContain(part)
    expect(mask(text).addresses).toBe(1)
  })

  it('private ones stay in each of them', () => {
    const text =
      'ip-172-31-0-1.internal 010.001.002.003 0501A8C0 2026-11-24-10 1-2-3-4 10.0.0.* 10.0.0/24 192[.]168[.]0[.]1 ::ffff:a00:1 5.0.0.10.in-addr.arpa http://167772161/ nginx/1.22.1 a_2026_11_24_10'
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
    'a Password,b\n',
    'Password\n',
    '"key":"password',
    ' --a',
    'echo a|',
    '1_2_3_4_',
    '1 . 2',
    'a%3a',
    '0-a-',
    'http://a@',
    'a auth ',
  ])('%j', { tags: ['timed'] }, (unit) => {
    const text = unit.repeat(Math.ceil(2_000_000 / unit.length))
    const used = cpuTime()
    mask(text)
    expectWithin(used(), 3200)
  })
})
