import { initialDraft, type ReachDraft } from './draft'

/** A web server that listens where only the host itself can reach it. */
export const loopbackServer: ReachDraft = {
  ...initialDraft,
  from: '198.51.100.7',
  symptom: 'refused',
  text: `$ curl -v http://203.0.113.80/
*   Trying 203.0.113.80:80...
* connect to 203.0.113.80 port 80 failed: Connection refused
curl: (7) Failed to connect to 203.0.113.80 port 80 after 41 ms: Couldn't connect to server
[root@web ~]# ss -lntp
State   Recv-Q  Send-Q   Local Address:Port   Peer Address:Port  Process
LISTEN  0       128            0.0.0.0:22          0.0.0.0:*      users:(("sshd",pid=812,fd=3))
LISTEN  0       511          127.0.0.1:80          0.0.0.0:*      users:(("nginx",pid=1207,fd=6))
[root@web ~]# 
`,
}
