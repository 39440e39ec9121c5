# What programs started from here see: JDK, tools, Pulumi's settings. Sourced after places.sh, jdk.sh; site is ASHLAR_SITE.
[ ! -r "$setup/pulumi.sh" ] || . "$setup/pulumi.sh"
ASHLAR_SITE=${ASHLAR_SITE:-lab}
JAVA_HOME=$(jdk_found)
ASHLAR_JAVA=$JAVA_HOME/bin/java
pulumi_folder=$(pulumi_found || true)
PATH=$ASHLAR_CHECKOUT/stacks/language/bin:${pulumi_folder:+$pulumi_folder:}$JAVA_HOME/bin:$PATH

PULUMI_HOME=$ASHLAR_HOME/pulumi/home
PULUMI_BACKEND_URL=file://$ASHLAR_HOME/pulumi/state
PULUMI_CONFIG_PASSPHRASE_FILE=$ASHLAR_HOME/pulumi/passphrase
PULUMI_CREDENTIAL_STORE=plaintext
PULUMI_SKIP_UPDATE_CHECK=true
# A missing plugin is an error of this checkout, never something to download.
PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION=true
PULUMI_DISABLE_REGISTRY_RESOLVE=true
exported="ASHLAR_CHECKOUT ASHLAR_HOME ASHLAR_CACHE ASHLAR_SITE ASHLAR_JAVA JAVA_HOME PATH PULUMI_HOME PULUMI_BACKEND_URL
  PULUMI_CONFIG_PASSPHRASE_FILE PULUMI_CREDENTIAL_STORE PULUMI_SKIP_UPDATE_CHECK
  PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION PULUMI_DISABLE_REGISTRY_RESOLVE"
# shellcheck disable=SC2086,SC2163  # a list of names
export $exported
