# A small module evaluator: imports, declared options only, types, defaults, priorities. Enough to evaluate the modules of
# this folder strictly; a value for an option nobody declares, a wrong type, a missing or a conflicting value is an error.
rec {
  # merge WHERE OPTIONS DEFINITIONS: the values of a tree of options.
  merge = where: options: definitions:
    if options._type or "" == "option" then valueOf where options definitions
    else
      let
        unknown = builtins.filter (name: !(options ? ${name})) (builtins.concatMap builtins.attrNames definitions);
        below = name: if where == "" then name else "${where}.${name}";
        definitionsOf = name: map (definition: definition.${name}) (builtins.filter (definition: definition ? ${name}) definitions);
      in
      if unknown != [ ] then throw "the option ${below (builtins.head unknown)} does not exist"
      else builtins.mapAttrs (name: option: merge (below name) option (definitionsOf name)) options;

  valueOf = where: option: definitions:
    let
      priorityOf = definition: if isOverride definition then definition.priority else 100;
      isOverride = definition: builtins.isAttrs definition && definition._type or "" == "override";
      strongest = builtins.foldl' (a: b: if b < a then b else a) 100000 (map priorityOf definitions);
      values = map (definition: if isOverride definition then definition.content else definition)
        (builtins.filter (definition: priorityOf definition == strongest) definitions);
      wrong = builtins.filter (value: !(option.type.check value)) values;
    in
    if definitions == [ ] then option.default or (throw "the option ${where} is used but has no value")
    else if wrong != [ ] then throw "the option ${where} is not a ${option.type.name}"
    else option.type.merge where values;

  evaluate = { lib, modules, arguments }:
    let
      load = module:
        let
          loaded = if builtins.isAttrs module || builtins.isFunction module then module else import module;
          parts = if builtins.isFunction loaded then loaded (arguments // { inherit config lib; }) else loaded;
          own =
            if parts ? config || parts ? options then { options = parts.options or { }; config = parts.config or { }; }
            else { options = { }; config = removeAttrs parts [ "imports" ]; };
        in
        [ own ] ++ builtins.concatMap load (parts.imports or [ ]);
      loaded = builtins.concatMap load modules;
      join = a: b: a // builtins.mapAttrs
        (name: value: if a ? ${name} && !(value._type or "" == "option") then join a.${name} value else value)
        b;
      options = builtins.foldl' join { } (map (module: module.options) loaded);
      config = merge "" options (map (module: module.config) loaded);
    in
    config;
}
