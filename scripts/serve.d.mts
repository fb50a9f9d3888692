export function readHeaders(text: string): { source: string; headers: { key: string; value: string }[] }[]
export function serve(port: number): Promise<{ url: string; close(): Promise<void> }>
