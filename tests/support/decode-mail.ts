/** A mail's source with quoted-printable undone: soft line breaks, and bytes in hexadecimal as UTF-8. */
export function decodeMail(source: string): string {
  const joined = source.replace(/=\r?\n/g, '')
  return joined.replace(/(=[0-9A-F]{2})+/g, (run) =>
    Buffer.from(run.replaceAll('=', ''), 'hex').toString('utf8'),
  )
}
