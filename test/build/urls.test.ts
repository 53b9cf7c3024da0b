import { urlOf } from "../../build/publish";
import { baseUrl } from "../../build/urls";

describe("the address a build is made for", () => {
  it("ends with one slash", () => {
    expect(baseUrl("https://tools.practice.org/matrix", true)).toBe("https://tools.practice.org/matrix/");
    expect(baseUrl("https://tools.practice.org/matrix/", true)).toBe("https://tools.practice.org/matrix/");
  });

  it("is this computer while developing, and a reserved name for production", () => {
    expect(baseUrl(undefined, false)).toBe("https://localhost:3000/");
    expect(baseUrl(undefined, true)).toBe("https://example.com/payer-policy-matrix/");
  });

  it.each(["http://tools.practice.org/", "tools.practice.org", "https://x.org/?a=1", "ftp://x.org/"])(
    "is refused when Excel could not load from it: %s",
    (given) => {
      expect(() => baseUrl(given, true)).toThrow(`--url ${given}: give the https address`);
    },
  );
});

describe("the words of `npm run build`", () => {
  it("say the address, or nothing", () => {
    expect(urlOf(["--url", "https://tools.practice.org/matrix"])).toBe("https://tools.practice.org/matrix/");
    expect(urlOf([])).toBe("https://example.com/payer-policy-matrix/");
  });

  it.each([[["--url", "http://x.org/"]], [["--url"]], [["--address", "https://x.org/"]], [["https://x.org/"]]])(
    "are refused where they say something else: %p",
    (args) => expect(() => urlOf(args)).toThrow(),
  );
});
