/** Files that hold no text. */
export const files = {
  unreadable: '{names} は文字として読めません。画像、PDF、Office 文書は、ここでは読み取れません。',
  comma: '、',
}

/** What to paste in the place of such a file, by who reads it. */
export const pasteInstead = {
  ask: '写っているエラーメッセージやコマンド出力を、文字としてコピーして貼り付けてください。',
  reachability: '写っているコマンド出力、エラーメッセージ、ルールの表を、文字としてコピーして貼り付けてください。',
  rules:
    'コンソールのルール一覧を選択してコピーするか、aliyun ecs DescribeSecurityGroupAttribute の出力 (JSON) を貼り付けてください。',
  policy: 'ポリシーの JSON、または API が返した拒否のメッセージを、文字として貼り付けてください。',
  cidr: '203.0.113.0/24 のようなアドレスやブロックの一覧を、文字として貼り付けてください。',
}
