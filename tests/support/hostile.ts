/** Words that try to be something else. Each may be stored and shown, to the letter. */
export const TRICKY_WORDS: readonly string[] = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '"><svg/onload=alert(1)>',
  '</p></div></textarea><iframe srcdoc="<script>1</script>">',
  '&lt;b&gt; &amp;amp; &#x3c;script&#x3e;',
  'javascript:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  '{{7*7}} ${7*7} <%= 7*7 %> #{7*7}',
  "'; DROP TABLE annotation; --",
  '%s%n %00 \\u0000 \\x00',
  '__proto__ constructor toString',
  '\u202Eevil\u202C \u2066isolated\u2069 \u200Fmark',
  'zero\u200Bwidth\u2060and\uFEFFmarks\u00AD',
  'Z\u0351\u036B\u0343\u036A\u0302a\u0327\u0358l\u0356\u032Dgo',
  'e\u0301 and é are two spellings',
  '\u{1F469}\u200D\u{1F469}\u200D\u{1F467}\u200D\u{1F466}\u{1F3F3}\uFE0F\u200D\u{1F308}',
  'שלום עולם مرحبا بالعالم 你好，世界',
  '\u{1D49C}\u{E0061}\u{E0062} \uFFFC \uFFFD \uE000',
  'line\u2028separator\u2029paragraph\u0085next',
  '$$\\href{javascript:alert(1)}{x}$$ @nobody #tag',
  '-->]]><!--<![CDATA[',
]

/** Words that cannot be stored at all, and are refused with their place. */
export const UNSTORABLE_WORDS: readonly string[] = ['a\ud800b', '\udc00', 'a\u0000b']

/** Addresses that are no links here. */
export const BAD_ADDRESSES: readonly string[] = [
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  'java\nscript:alert(1)',
  ' javascript:alert(1)',
  'data:text/html,x',
  'vbscript:x',
  'file:///etc/passwd',
  '//example.org',
  'https://user:password@example.org',
  'https://exa\u202Emple.org',
  'blob:https://example.org/x',
]
