package io.portcullis.uri;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What matches, operator by operator. */
class UriTemplateMatchTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            docs://{name}             | docs://intro                    | {name=intro}
            docs://{name}             | docs://a-b._~9                  | {name=a-b._~9}
            docs://{name}             | docs://a%20b%C3%A9              | {name=a b\u00e9}
            docs://{name}             | docs://%61                      | {name=a}
            docs://{name}             | docs://it's(1)!*                | {name=it's(1)!*}
            docs://{name}             | docs://%3A%40%21%2C%3F%23%5B    | {name=:@!,?#[}
            docs://a/{name}.md        | docs://a/b.md                   | {name=b}
            docs://a/{name}.md        | docs://a/b.md.md                | {name=b.md}
            docs://a/{name}.md/z      | docs://a/b.md/z                 | {name=b}
            docs://{a}/{b}            | docs://x/y                      | {a=x, b=y}
            docs://{a}:{b}@{c}        | docs://x:y@z                    | {a=x, b=y, c=z}
            x://{a}-                  | x://--                          | {a=-}
            x://{a}20                 | x://a2020                       | {a=a20}
            x://{a}20                 | x://a%20                        |
            x://{a}%20                | x://a%20                        | {a=a}
            x://y/fixed               | x://y/fixed                     | {}
            docs://{name}             | docs://                         |
            docs://{name}             | docs://a/b                      |
            docs://{name}             | docs://a?b=c                    |
            docs://{name}             | docs://a#b                      |
            docs://{name}             | docs://a:b                      |
            docs://{name}             | docs://a+b                      |
            docs://{name}             | docs://a,b                      |
            docs://{name}             | docs://a@b                      |
            docs://{name}             | docs://a;b                      |
            docs://{name}             | docs://a=b                      |
            docs://{name}             | docs://a&b                      |
            docs://{name}             | docs://a$b                      |
            docs://{name}             | docs:/a                         |
            docs://{name}             | docs:a                          |
            docs://{name}             | doc://a                         |
            docs://{name}             | docss://a                       |
            h2o://{a}                 | H2O://x                         | {a=x}
            docs://{name}             | a                               |
            docs://a/{name}.md        | docs://a/.md                    |
            docs://a/{name}.md        | docs://a/b.mdx                  |
            docs://a/{name}.md        | docs://a/b                      |
            docs://a/{name}.md        | docs://a/bxmd                   |
            docs://{a}/{b}            | docs://x/                       |
            docs://{a}/{b}            | docs:///y                       |
            docs://{a}/{b}            | docs://x/y/z                    |
            docs://{a}/{b}            | docs://x//y                     |
            x://y/fixed               | x://y/fixed/                    |
            x://y/fixed               | x://y/fixe                      |
            """)
    void simple(String template, String uri, String values) {
        assertMatch(template, uri, values);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            x://{a,b}                 | x://1024,768                    | {a=1024, b=768}
            x://{a,b}                 | x://1%2C2,3                     | {a=1,2, b=3}
            x://{a,b,c}/here          | x://1,2,3/here                  | {a=1, b=2, c=3}
            x://{a,b}                 | x://1                           |
            x://{a,b}                 | x://1,                          |
            x://{a,b}                 | x://,2                          |
            x://{a,b}                 | x://1,2,3                       |
            """)
    void list(String template, String uri, String values) {
        assertMatch(template, uri, values);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            file:///{+path}           | file:///a                       | {path=a}
            file:///{+path}           | file:///a/b/c.txt               | {path=a/b/c.txt}
            file:///{+path}           | file:///a/b%20c/%C3%A9          | {path=a/b c/\u00e9}
            file:///{+path}           | file:///a/!$&()*+,;=:@b         | {path=a/!$&()*+,;=:@b}
            file:///{+path}           | file:///..a/b../.c              | {path=..a/b../.c}
            docs://{+path}            | docs://guide/intro.md           | {path=guide/intro.md}
            x://y/{+dir}/{name}.md    | x://y/a/b/c.md                  | {dir=a/b, name=c}
            x://y/{+dir}/{name}.md    | x://y/a/c.md.md                 | {dir=a, name=c.md}
            x://y/{+dir}/{name}.md    | x://y/a.md/c.md                 | {dir=a.md, name=c}
            x://{+p}{.type}           | x://a.b/c.d.e                   | {p=a.b/c.d, type=e}
            x://{+p}{/a,b}            | x://1/2/3/4                     | {p=1/2, a=3, b=4}
            x://{+p}/raw{?ref}        | x://a/raw/raw?ref=1             | {p=a/raw, ref=1}
            x://{+p};v={v}            | x://a;v=1/b;v=2                 | {p=a;v=1/b, v=2}
            x://{o}/{r}/{+p}          | x://a/b/c/d                     | {o=a, r=b, p=c/d}
            urn:{+nss}                | urn:isbn:0451450523             | {nss=isbn:0451450523}
            file:///{+path}           | file:///                        |
            file:///{+path}           | file:////etc/passwd             |
            file:///{+path}           | file:///a//b                    |
            file:///{+path}           | file:///a/                      |
            file:///{+path}           | file:///a%2Fb                   |
            file:///{+path}           | file:///%2fetc/passwd           |
            file:///{+path}           | file:///a?b                     |
            file:///{+path}           | file:///a#b                     |
            file:///{+path}           | file:///a[b]                    |
            file:///{+path}           | file:///C:/windows              |
            file:///{+path}           | file:///c:                      |
            file:///{+path}           | file:///c%3A/windows            |
            file:///{+path}           | file://host/a                   |
            x://y/{+dir}/{name}.md    | x://y/c.md                      |
            x://y/{+dir}/{name}.md    | x://y/a/.md                     |
            x://y/{+dir}/{name}.md    | x://y/a/b.md/                   |
            x://{+p}{.type}           | x://a.b/c                       |
            x://{+p}{.type}           | x://.c                          |
            x://{+p}{/a,b}            | x://1/2                         |
            """)
    void reserved(String template, String uri, String values) {
        assertMatch(template, uri, values);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            x://y{#f}                 | x://y#top                       | {f=top}
            x://y{#f}                 | x://y#a:b!c?d=e&f,(g)*          | {f=a:b!c?d=e&f,(g)*}
            x://y{#f}                 | x://y#%C3%A9                    | {f=\u00e9}
            x://y#sec-{n}             | x://y#sec-1                     | {n=1}
            x://{a}{#f}               | x://1#2                         | {a=1, f=2}
            x://y{#f}                 | x://y                           |
            x://y{#f}                 | x://y#                          |
            x://y{#f}                 | x://y#a#b                       |
            x://y{#f}                 | x://y#a/b                       |
            x://y{#f}                 | x://y#a%2Fb                     |
            x://y#sec-{n}             | x://y#sec-                      |
            """)
    void fragment(String template, String uri, String values) {
        assertMatch(template, uri, values);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            x://y/readme{.ext}        | x://y/readme.md                 | {ext=md}
            x://X{.a,b}               | x://X.1024.768                  | {a=1024, b=768}
            x://y/{name}{.ext}        | x://y/report.tar.gz             | {name=report.tar, ext=gz}
            x://y/{name}{.a,b}        | x://y/report.tar.gz             | {name=report, a=tar, b=gz}
            x://y/{name}{.ext}        | x://y/.hidden.md                | {name=.hidden, ext=md}
            x://y/{name}{.ext}/z      | x://y/a.b/z                     | {name=a, ext=b}
            x://y/readme{.ext}        | x://y/readme                    |
            x://y/readme{.ext}        | x://y/readme.                   |
            x://y/readme{.ext}        | x://y/readme.tar.gz             |
            x://y/readme{.ext}        | x://y/readme.tar%2Egz           |
            x://y/{name}{.ext}        | x://y/.md                       |
            x://y/{name}{.ext}        | x://y/a                         |
            x://y/{name}{.ext}        | x://y/a.                        |
            x://y/{name}{.ext}        | x://y/a.b/c                     |
            x://y/{name}{.a,b}        | x://y/a.b                       |
            """)
    void label(String template, String uri, String values) {
        assertMatch(template, uri, values);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            x://y{/a}                 | x://y/1                         | {a=1}
            x://y{/a,b}/here          | x://y/value/1024/here           | {a=value, b=1024}
            file://{/a}               | file:///etc                     | {a=etc}
            x://y{/a}                 | x://y                           |
            x://y{/a}                 | x://y/                          |
            x://y{/a}                 | x://y/1/                        |
            x://y{/a}                 | x://y//1                        |
            x://y{/a,b}               | x://y/1                         |
            x://y{/a,b}               | x://y/1/2/3                     |
            """)
    void path(String template, String uri, String values) {
        assertMatch(template, uri, values);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            x://y{;a}                 | x://y;a=1                       | {a=1}
            x://y{;a,b}               | x://y;a=1024;b=768              | {a=1024, b=768}
            x://{p}{;a}               | x://q;a=1                       | {p=q, a=1}
            x://y{;a}                 | x://y                           |
            x://y{;a}                 | x://y;a                         |
            x://y{;a}                 | x://y;a=                        |
            x://y{;a}                 | x://y;b=1                       |
            x://y{;a}                 | x://y;A=1                       |
            x://y{;a}                 | x://y;a=1;a=2                   |
            x://y{;a}                 | x://y;a=1;b=2                   |
            x://y{;a,b}               | x://y;b=768;a=1024              |
            x://y{;a,b}               | x://y;a=1                       |
            """)
    void parameters(String template, String uri, String values) {
        assertMatch(template, uri, values);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            x://y{?a,b}               | x://y?a=1&b=2                   | {a=1, b=2}
            x://y{?a,b}               | x://y?b=2&a=1                   | {a=1, b=2}
            x://y{?a,b}               | x://y?b=2                       | {b=2}
            x://y{?a,b}               | x://y                           | {}
            x://y{?a,b}               | x://y?a=                        | {a=}
            x://y{?a,b}               | x://y?a=&b=                     | {a=, b=}
            x://y{?a}                 | x://y?a=%26b%3D%2B%20           | {a=&b=+ }
            x://y{?a.b}               | x://y?a.b=1                     | {a.b=1}
            x://y{?a%20b}             | x://y?a%20b=1                   | {a%20b=1}
            x://{n}{?a}{#f}           | x://m?a=1#t                     | {n=m, a=1, f=t}
            x://{n}{?a}{#f}           | x://m#t                         | {n=m, f=t}
            x://y{?a}#t               | x://y?a=1#t                     | {a=1}
            x://y{?a,b}               | x://y?                          |
            x://y{?a,b}               | x://y?a                         |
            x://y{?a,b}               | x://y?=1                        |
            x://y{?a,b}               | x://y?a=1&                      |
            x://y{?a,b}               | x://y?&a=1                      |
            x://y{?a,b}               | x://y?a=1&&b=2                  |
            x://y{?a,b}               | x://y?a=1;b=2                   |
            x://y{?a,b}               | x://y?a=1?b=2                   |
            x://y{?a,b}               | x://y?a=1=2                     |
            x://y{?a,b}               | x://y?a=1&a=1                   |
            x://y{?a,b}               | x://y?a=1&b=2&a=3               |
            x://y{?a,b}               | x://y?a=&a=                     |
            x://y{?a,b}               | x://y?c=1                       |
            x://y{?a,b}               | x://y?a=1&c=1                   |
            x://y{?a,b}               | x://y?A=1                       |
            x://y{?a,b}               | x://y?%61=1                     |
            x://y{?a,b}               | x://y?a=1&%61=2                 |
            x://y{?a,b}               | x://y?a[]=1                     |
            x://y{?a,b}               | x://y?a=b+c                     |
            x://y{?a,b}               | x://y?a=1/2                     |
            x://y{?a,b}               | x://y?a=1#t                     |
            x://y{?a,b}               | x://y&a=1                       |
            x://y{?a}#t               | x://y?a=1                       |
            """)
    void query(String template, String uri, String values) {
        assertMatch(template, uri, values);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            x://y?fixed=yes{&a}       | x://y?fixed=yes&a=1             | {a=1}
            x://y?fixed=yes{&a,b}     | x://y?fixed=yes&b=2&a=1         | {a=1, b=2}
            x://y?fixed=yes{&a,b}     | x://y?fixed=yes                 | {}
            x://y?q={q}{&a}           | x://y?q=1&a=2                   | {q=1, a=2}
            x://y?q={q}{&a}           | x://y?q=1                       | {q=1}
            x://y?fixed=yes{&a}       | x://y?fixed=yes&a=1&a=2         |
            x://y?fixed=yes{&a}       | x://y?fixed=yes&b=1             |
            x://y?fixed=yes{&a}       | x://y?fixed=yes&fixed=no        |
            x://y?fixed=yes{&a}       | x://y?fixed=yes&                |
            x://y?fixed=yes{&a}       | x://y?a=1&fixed=yes             |
            x://y?fixed=yes{&a}       | x://y?fixed=yes?a=1             |
            x://y?fixed=yes{&a}       | x://y?a=1                       |
            x://y?q={q}{&a}           | x://y?q=&a=1                    |
            """)
    void continuation(String template, String uri, String values) {
        assertMatch(template, uri, values);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            x://{a:3}                 | x://val                         | {a=val}
            x://{a:3}                 | x://v                           | {a=v}
            x://{a:3}                 | x://%C3%A9%C3%A9%C3%A9          | {a=\u00e9\u00e9\u00e9}
            x://{a:1}                 | x://%F0%9F%98%80                | {a=\ud83d\ude00}
            x://y{?a:3,b}             | x://y?b=abcd&a=abc              | {a=abc, b=abcd}
            x://{+p:3}/{a}            | x://1/2/3                       | {p=1/2, a=3}
            x://{a:3}                 | x://valu                        |
            x://{a:1}                 | x://%F0%9F%98%80a               |
            x://y{?a:3,b}             | x://y?a=abcd                    |
            x://{+p:3}/{a}            | x://1/22/3                      |
            """)
    void prefix(String template, String uri, String values) {
        assertMatch(template, uri, values);
    }

    @ParameterizedTest // RFC 3986 section 6.2.2.1, the scheme alone
    @CsvSource(delimiter = '|', textBlock = """
            docs://A/{a}              | DOCS://A/1                      | {a=1}
            DocS://A/{a}              | docs://A/1                      | {a=1}
            task://{a}                | TASK://1                        | {a=1}
            docs://A/{a}              | docs://a/1                      |
            x://a%2Cb/{a}             | x://a%2cb/1                     |
            x://a%2Cb/{a}             | x://a,b/1                       |
            task://{a}                | tas\u212a://1                        |
            task://{a}                | ta\u017fk://1                        |
            """)
    void schemes_areComparedInAnyCase(String template, String uri, String values) {
        assertMatch(template, uri, values);
    }

    @ParameterizedTest
    @ValueSource(strings = { "", ":", "x", "x:", "x:/", "x://", "x://\u00e9", "x://a\n", "x://a ", " x://a", "x://a\u0000",
            "x://\ud83d",
            "x://%", "x://%4", "x://%zz", "x://%00", "x://a%0d%0ab", "x://%ff", "x://%c3", "x://%ed%a0%80", "x://%c0%ae",
            "x://{a}",
            "x://a|b", "x://\uff0e\uff0e" })
    void textsThatAreNoUris_matchNothing(String uri) {
        assertThat(UriTemplate.of("x://{a}").match(uri)).isEmpty();
        assertThat(UriTemplate.allowingTraversal("x://{+a}").match(uri)).isEmpty();
    }

    @Test
    void values_areDecodedOnce() {
        assertThat(UriTemplate.of("x://{a}").match("x://100%25"))
                .hasValueSatisfying(v -> assertThat(v).containsEntry("a", "100%"));
        assertThat(UriTemplate.allowingTraversal("x://{a}").match("x://%2541%252e"))
                .hasValueSatisfying(v -> assertThat(v).containsEntry("a", "%41%2e"));
    }

    @Test
    void longUris_matchNothing() {
        UriTemplate template = UriTemplate.of("x://{a}");
        assertThat(template.match("x://" + "a".repeat(4092))).isPresent();
        assertThat(template.match("x://" + "a".repeat(4093))).isEmpty();
    }

    @Test
    void values_comeInTheOrderOfTheTemplate() {
        assertThat(UriTemplate.of("x://{z}/{+y}/{x}{?w,v,u}").match("x://1/2/3/4?u=5&v=6&w=7").orElseThrow().keySet())
                .containsExactly("z", "y", "x", "w", "v", "u");
    }

    private static void assertMatch(String template, String uri, String values) {
        assertThat(UriTemplate.of(template).match(uri).map(Object::toString)).as("%s, %s", template, uri)
                .isEqualTo(Optional.ofNullable(values));
    }
}
