# The part of nixpkgs' lib that the modules of this folder use, so that they can be evaluated without nixpkgs.
rec {
  inherit (builtins) attrNames concatStringsSep filter head sort;
  trivial.release = "25.11";

  hasPrefix = prefix: text: builtins.substring 0 (builtins.stringLength prefix) text == prefix;
  removePrefix = prefix: text:
    if hasPrefix prefix text then builtins.substring (builtins.stringLength prefix) (builtins.stringLength text) text else text;
  hasSuffix = suffix: text:
    let start = builtins.stringLength text - builtins.stringLength suffix;
    in start >= 0 && builtins.substring start (builtins.stringLength suffix) text == suffix;
  concatMapStringsSep = separator: f: list: concatStringsSep separator (map f list);
  nameValuePair = name: value: { inherit name value; };
  mapAttrs' = f: set: builtins.listToAttrs (map (name: f name set.${name}) (attrNames set));

  mkOption = option: option // { _type = "option"; };
  mkOverride = priority: content: { _type = "override"; inherit priority content; };
  mkDefault = mkOverride 1000;

  types =
    let
      plain = name: check: { inherit name check; merge = where: values: onlyOne where values; };
      onlyOne = where: values:
        if builtins.all (value: value == head values) values then head values
        else throw "the option ${where} has conflicting values";
    in
    rec {
      bool = plain "boolean" builtins.isBool;
      int = plain "integer" builtins.isInt;
      str = plain "string" builtins.isString;
      attrs = { name = "set"; check = builtins.isAttrs; merge = _: builtins.foldl' (a: b: a // b) { }; };
      path = plain "path" (value: builtins.isPath value || hasPrefix "/" (toString value));
      package = plain "package" (value: builtins.isAttrs value && value ? outPath);
      anything = { name = "anything"; check = _: true; merge = where: values: head values; };
      nullOr = type: type // { name = "null or ${type.name}"; check = value: value == null || type.check value; };
      oneOf = list: plain "one of several" (value: builtins.any (type: type.check value) list);
      listOf = type: {
        name = "list of ${type.name}";
        check = value: builtins.isList value && builtins.all type.check value;
        merge = _: builtins.concatLists;
      };
      attrsOf = type: {
        name = "set of ${type.name}";
        check = builtins.isAttrs;
        merge = where: values:
          let named = builtins.foldl' (a: b: a // b) { } values;
          in builtins.mapAttrs
            (name: _: (import ./modules.nix).valueOf "${where}.${name}" { inherit type; }
              (map (value: value.${name}) (filter (value: value ? ${name}) values)))
            named;
      };
      submodule = { options }: {
        name = "submodule";
        check = builtins.isAttrs;
        merge = where: values: (import ./modules.nix).merge where options values;
      };
    };
}
