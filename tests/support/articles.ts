import {
  article,
  br,
  code,
  credit,
  em,
  h,
  hr,
  li,
  link,
  ol,
  p,
  pre,
  quote,
  s,
  strong,
  sub,
  sup,
  ul,
} from './tagged'
import { WORDS } from './scripts'

/** Every node and mark of the article schema, every block in every container, and what is hard about each. */
export const ARTICLES = {
  'one paragraph': article(p('the <a>quick<b> fox')),
  'nothing but an empty paragraph': article(p()),
  'every heading': article(...[1, 2, 3, 4, 5, 6].map((level) => h(level, `Heading ${level}`))),
  'every mark': article(
    p(
      'a ',
      strong('bold'),
      em('italic'),
      s('strike'),
      code('code'),
      'x',
      sup('2'),
      sub('i'),
      link('https://a.example/?x=1&y="2"', 'link'),
    ),
  ),
  'marks inside marks': article(
    p(
      strong('one ', em('two ', link('https://a.example/', 'three ', code('four')), ' five'), ' six'),
      em(strong('seven')),
    ),
  ),
  'marks that overlap': article(
    p(strong('ab', em('cd')), em('ef'), 'gh', link('mailto:a@b.example', strong('ij'), 'kl')),
  ),
  breaks: article(
    p('one', br, 'two'),
    p(br),
    p('three', br),
    p(br, br, 'four'),
    p(strong('a', br), br, em(br, 'b')),
  ),
  rules: article(hr(), p('between'), hr(), hr()),
  quotes: article(quote(p('one'), quote(p('two'), h(2, 'three')), ul(li(p('four')))), p('five')),
  lists: article(
    ul(li(p('one')), li(p('two'), ul(li(p('three')), li(p(), p('four'))))),
    ol(1, li(p('five'))),
    ol(7, li(p('six'), quote(p('seven')), pre('eight')), li(p('nine'))),
    ol(0, li(p('ten'))),
  ),
  'code blocks': article(pre('a\n  b\n'), pre(), pre('\nfirst'), pre('\n'), p('x')),
  'what HTML would change': article(
    p('a < b && c > d "e" \'f\' &amp; &#65; <'),
    p('  two  spaces  '),
    p('\ttab\u00a0and\rreturn\n'),
    p('<script>alert(1)</script>'),
    pre('<!-- ]]> -->'),
  ),
  'a credit': article(p('Words.'), p(), p('More.'), credit('Courtesy: example.org')),
  'the same words again': article(p('same same'), p('same same'), quote(p('same same'))),
  'many scripts': article(
    ...Object.values(WORDS).map((words) => p(words)),
    p(em(WORDS.family), WORDS.hangul, br, strong(WORDS.flags)),
  ),
}
