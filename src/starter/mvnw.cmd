@echo off
rem Runs the Maven release named in .mvn\wrapper\maven-wrapper.properties and fetches it on first use:
rem from Apache's own sites or, where these cannot be reached, through a Maven that is already installed.
rem The PowerShell part at the end of this file finds or fetches it and prints its directory.
setlocal
set "MVNW_SELF=%~f0"
set "MVNW_MAVEN="
for /f "usebackq delims=" %%m in (`powershell -NoProfile -NonInteractive -ExecutionPolicy Bypass -Command "Invoke-Expression ((Get-Content -Raw -LiteralPath $env:MVNW_SELF) -split '(?m)^::: PowerShell\s*$', 2)[1]"`) do set "MVNW_MAVEN=%%m"
if not defined MVNW_MAVEN exit /b 1
if not exist "%MVNW_MAVEN%\bin\mvn.cmd" exit /b 1
"%MVNW_MAVEN%\bin\mvn.cmd" %*

::: PowerShell
$ErrorActionPreference = 'Stop'
$ProgressPreference = 'SilentlyContinue'
[Net.ServicePointManager]::SecurityProtocol = [Net.ServicePointManager]::SecurityProtocol -bor [Net.SecurityProtocolType]::Tls12

function Say($text) { [Console]::Error.WriteLine("mvnw: $text") }

function Get-Addresses($url) {
    if ($url.StartsWith('https://archive.apache.org/dist/')) { $url.Replace('archive.apache.org/dist/', 'dlcdn.apache.org/') }
    $url
}

# Short timeouts: behind a firewall the next source is tried within seconds.
function Get-FromApache($url, $archive) {
    foreach ($address in Get-Addresses $url) {
        try {
            Invoke-WebRequest -UseBasicParsing -TimeoutSec 10 -Uri $address -OutFile $archive
            return $address
        } catch {
            Say "$address : $($_.Exception.Message)"
            Remove-Item -LiteralPath $archive -ErrorAction SilentlyContinue
        }
    }
}

# Started in the empty directory, so that no project's pom or .mvn has a say.
function Get-WithInstalledMaven($version, $temp) {
    $mvn = Get-Command mvn -CommandType Application -ErrorAction SilentlyContinue | Select-Object -First 1
    if (-not $mvn) { throw "cannot fetch Maven ${version}: Apache's sites cannot be reached and no mvn is installed" }
    Say "asking the installed Maven for Maven $version"
    $env:MAVEN_BASEDIR = $temp
    Push-Location -LiteralPath $temp
    & $mvn.Source '-q' '-B' '-Dstyle.color=never' 'org.apache.maven.plugins:maven-dependency-plugin:3.9.0:copy' `
        "-Dartifact=org.apache.maven:apache-maven:${version}:zip:bin" '-DoutputDirectory=.' | ForEach-Object { Say $_ }
    Pop-Location
    if ($LASTEXITCODE -ne 0) { throw "cannot fetch Maven ${version}: neither Apache's sites nor the installed mvn could provide it" }
    'the Maven repository (if its copy is broken, delete org\apache\maven\apache-maven from the local repository)'
}

function Confirm-Checksum($archive, $pinned, $source) {
    $actual = (Get-FileHash -Algorithm SHA512 -LiteralPath $archive).Hash.ToLowerInvariant()
    if ($actual -eq $pinned) { return }
    Remove-Item -LiteralPath $archive
    Say 'refused and deleted the download: its SHA-512 is not the one pinned in .mvn\wrapper\maven-wrapper.properties'
    Say "  pinned: $pinned"
    Say "  found:  $actual"
    throw "  source: $source"
}

function Install-Maven($version, $url, $sha512, $store) {
    $temp = Join-Path $store ('.temp-' + [Guid]::NewGuid().ToString('N'))
    $archive = Join-Path $temp "apache-maven-$version-bin.zip"
    [void] [IO.Directory]::CreateDirectory($temp)
    try {
        $source = Get-FromApache $url $archive
        if (-not $source) { $source = Get-WithInstalledMaven $version $temp }
        Confirm-Checksum $archive $sha512 $source
        Add-Type -AssemblyName System.IO.Compression.FileSystem
        [IO.Compression.ZipFile]::ExtractToDirectory($archive, $temp)
        # Moving never replaces a directory: of two concurrent runs one wins, both find a whole Maven.
        try {
            [IO.Directory]::Move((Join-Path $temp "apache-maven-$version"), (Join-Path $store "apache-maven-$version"))
        } catch {
            if (-not (Test-Path -LiteralPath (Join-Path $store "apache-maven-$version"))) { throw }
        }
    } finally {
        Remove-Item -LiteralPath $temp -Recurse -Force -ErrorAction SilentlyContinue
    }
}

try {
    $properties = Join-Path ([IO.Path]::GetDirectoryName($env:MVNW_SELF)) '.mvn\wrapper\maven-wrapper.properties'
    $settings = ConvertFrom-StringData (Get-Content -Raw -LiteralPath $properties)
    $url = $settings['distributionUrl']
    $sha512 = $settings['distributionSha512.zip']
    if (-not $url -or -not $sha512) { throw "$properties needs distributionUrl and distributionSha512.zip" }
    $version = $url -replace '^.*/apache-maven-(.*)-bin\.zip$', '$1'
    $userHome = if ($env:MAVEN_USER_HOME) { $env:MAVEN_USER_HOME } else { Join-Path $env:USERPROFILE '.m2' }
    $store = Join-Path $userHome "wrapper\dists\apache-maven-$version-bin\$($sha512.Substring(0, 16))"
    $maven = Join-Path $store "apache-maven-$version"
    if (-not (Test-Path -LiteralPath "$maven\bin\mvn.cmd")) { Install-Maven $version $url $sha512 $store }
    [Console]::Out.WriteLine($maven)
} catch {
    Say $_.Exception.Message
    exit 1
}
