// Refuses values that make no project, takes away the files that a choice leaves out, and lets the wrapper run.
import javax.lang.model.SourceVersion

def folder = new File(request.outputDirectory, request.artifactId)
def choices = request.properties
def packageName = choices['package']

// The archetype plugin checks values only when it has asked for them. What is in the folder is not taken away: it may not have been empty.
def refuse = { property, reason ->
    throw new IllegalArgumentException(
            "${property} is \"${choices[property]}\", but ${reason}. Delete ${folder} and generate the project again.")
}
['example', 'redis', 'oidc'].each { if (!(choices[it] in ['true', 'false'])) refuse(it, 'it has to be true or false') }
if (!(choices['artifactId'] ==~ /[a-z][a-z0-9]*([._-][a-z0-9]+)*/)) {
    refuse('artifactId', 'it has to begin with a lower-case letter, and may have lower-case letters, digits, and single dots, hyphens and underscores between them')
}
if (!(choices['groupId'] ==~ /[A-Za-z0-9_-]+([.][A-Za-z0-9_-]+)*/)) {
    refuse('groupId', 'it has to be words with dots between them, such as com.example')
}
if (!SourceVersion.isName(packageName)) {
    refuse('package', 'Java has no package of this name; set another one with -Dpackage=')
}
if (!(choices['version'] ==~ /[A-Za-z0-9_.-]+/)) {
    refuse('version', 'it may only have letters, digits, dots, hyphens and underscores')
}
if (choices['title'].trim().isEmpty() || choices['title'] =~ /[<>&\p{Cntrl}]/) {
    refuse('title', 'it has to be a line of text without angle brackets and ampersands')
}

def remove = { name ->
    def file = new File(folder, name.replace('@package@', packageName.replace('.', '/')))
    assert file.delete() : "${file} cannot be deleted"
    for (def parent = file.parentFile; parent != folder && parent.list().length == 0; parent = parent.parentFile) {
        parent.delete()
    }
}

def without = @without@
without.each { kept, files -> if (!kept) files.each(remove) }

def notInExample = @withExample@
if (choices.example == 'true') notInExample.each(remove)

// Archives of Maven carry no file modes.
new File(folder, 'mvnw').setExecutable(true, false)
